import {
  CallRecorder,
  GuardedCall,
  InProcessUpstream,
  LatencyHistogram,
  nowMs,
  type SeededRandom,
  settled,
  type SubjectBreaker,
} from '@breaker-lab/stress-harness';

const FAILURE_RATE = 0.02;
const PATIENCE_MS = 2_000;

interface Wave {
  readonly level: number;
  readonly latencyMsP95: number;
  readonly durationMs: number;
}

/** Waves of calls, as many at once as a level says, to an upstream that takes its time. */
export class TimedWaves {
  readonly recorder = new CallRecorder();
  readonly guarded: GuardedCall;
  readonly #upstream: InProcessUpstream;
  readonly #serviceMs: number;
  readonly #waves: Wave[] = [];
  #inFlightShortfall = 0;

  /** @param options.serviceMs - how long the upstream takes over one call, in milliseconds. */
  constructor(breaker: SubjectBreaker, random: SeededRandom, { serviceMs }: { serviceMs: number }) {
    this.#serviceMs = serviceMs;
    this.#upstream = new InProcessUpstream(random, {
      name: 'service',
      failureRate: FAILURE_RATE,
      latencyMs: serviceMs,
    });
    this.guarded = new GuardedCall({
      breaker,
      upstream: this.#upstream,
      recorder: this.recorder,
    });
  }

  /** Begins no wave while calls of an earlier one are unsettled. */
  async run(level: number): Promise<void> {
    if (this.recorder.inFlight > 0) return;
    const latency = new LatencyHistogram();
    const startMs = nowMs();
    this.#upstream.resetMaxInFlight();
    for (let i = 0; i < level; i++) {
      const callStartMs = nowMs();
      void this.guarded.run(callStartMs).then(() => {
        latency.record(nowMs() - callStartMs);
      });
    }
    await settled(this.recorder, { patienceMs: PATIENCE_MS });
    this.#waves.push({
      level,
      latencyMsP95: latency.percentileMs(95),
      durationMs: nowMs() - startMs,
    });
    this.#inFlightShortfall += level - this.#upstream.maxInFlight;
  }

  /** From first start to last settled, all waves together. */
  get durationMs(): number {
    return this.#waves.reduce((sum, { durationMs }) => sum + durationMs, 0);
  }

  /** Calls that were not with the upstream when all of their wave should have been. */
  get inFlightShortfall(): number {
    return this.#inFlightShortfall;
  }

  /** The largest 95th percentile of any level over that of the lowest; NaN when nothing settled. */
  get latencyRatio(): number {
    const p95s = this.#bestOfLevels(({ latencyMsP95 }) => latencyMsP95);
    return Math.max(...p95s) / (p95s[0] ?? NaN);
  }

  /** The longest time a wave of at most `level` calls took, over the service time of one call. */
  waveTimeRatio(level: number): number {
    const durations = this.#bestOfLevels(({ durationMs }) => durationMs, level);
    return Math.max(...durations) / this.#serviceMs;
  }

  /**
   * One value a level, from the lowest to the highest; of each level its best wave counts: what a
   * breaker does to a level, it does to every wave.
   */
  #bestOfLevels(read: (wave: Wave) => number, upTo = Infinity): number[] {
    const best = new Map<number, number>();
    const waves = this.#waves.filter(({ level }) => level <= upTo);
    for (const wave of waves.toSorted((a, b) => a.level - b.level)) {
      best.set(wave.level, Math.min(read(wave), best.get(wave.level) ?? Infinity));
    }
    return [...best.values()];
  }
}
