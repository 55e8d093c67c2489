import type { CallCounts, PhaseCounts } from '../scenario/measurement.js';
import { InFlightIntegral } from './in-flight-integral.js';
import { LatencyHistogram } from './latency.js';

/** How one call ended, as its caller saw it. */
export type CallEnd = 'succeeded' | 'failed' | 'rejected' | 'cancelled';

type Tally = Record<'offered' | CallEnd, number>;

/**
 * Exact counts and latencies of offered calls, whole and by the phase they were offered in.
 *
 * @remarks
 * A call that never settles stays unaccounted until {@link counts} reports it as timed out, so
 * `offered` is always the sum of the ends.
 */
export class CallRecorder {
  /** Calls the breaker ran, from intended start to settled: queueing and breaker included. */
  readonly admittedLatency = new LatencyHistogram();
  /** Calls the breaker turned away. */
  readonly rejectedLatency = new LatencyHistogram();
  readonly #phases: { phase: string; tally: Tally }[] = [];
  readonly #integral = new InFlightIntegral();
  #inFlight = 0;
  #maxInFlight = 0;

  constructor(firstPhase = 'load') {
    this.beginPhase(firstPhase);
  }

  /** Calls offered from now on belong to this phase. */
  beginPhase(phase: string): void {
    this.#phases.push({ phase, tally: emptyTally() });
  }

  /**
   * Counts a call as offered.
   *
   * @param atMs - the moment; without it {@link inFlightCallMs} is not known.
   * @returns its phase, to be handed back to {@link settle}.
   */
  offer(atMs = NaN): number {
    const phase = this.#phases.length - 1;
    this.#tally(phase).offered++;
    this.#integral.advance(atMs, this.#inFlight);
    if (++this.#inFlight > this.#maxInFlight) this.#maxInFlight = this.#inFlight;
    return phase;
  }

  /**
   * Counts a call as ended.
   *
   * @param how.latencyMs - null where time is manual: the call counts, its latency means nothing.
   * @param how.atMs - the moment; without it {@link inFlightCallMs} is not known.
   */
  settle(
    phase: number,
    { end, latencyMs, atMs = NaN }: { end: CallEnd; latencyMs: number | null; atMs?: number },
  ): void {
    this.#tally(phase)[end]++;
    this.#integral.advance(atMs, this.#inFlight);
    this.#inFlight--;
    if (latencyMs === null) return;
    (end === 'rejected' ? this.rejectedLatency : this.admittedLatency).record(latencyMs);
  }

  /** Takes over the phases and latencies of another, whose calls came after these. */
  append(later: CallRecorder): void {
    this.#phases.push(...later.#phases);
    this.admittedLatency.add(later.admittedLatency);
    this.rejectedLatency.add(later.rejectedLatency);
  }

  /** Counts calls that were made elsewhere, in another thread; their latencies stay there. */
  add(ends: Readonly<Partial<Record<CallEnd, number>>>): void {
    const tally = this.#tally(this.#phases.length - 1);
    for (const [end, calls] of Object.entries(ends)) {
      tally.offered += calls;
      tally[end as CallEnd] += calls;
    }
  }

  /** Offered and not yet settled. */
  get inFlight(): number {
    return this.#inFlight;
  }

  get maxInFlight(): number {
    return this.#maxInFlight;
  }

  /**
   * Calls in flight, added up over time, in call · ms: two calls for three milliseconds make six.
   * NaN when a call was counted without its moments.
   */
  get inFlightCallMs(): number {
    return this.#integral.callMs;
  }

  get counts(): CallCounts {
    return sum(this.#phases);
  }

  get phases(): PhaseCounts[] {
    return this.#phases.map(({ phase, tally }) => ({ phase, ...toCounts(tally) }));
  }

  /** The counts of one phase; phases of the same name are added up. */
  phaseCounts(name: string): CallCounts {
    return sum(this.#phases.filter(({ phase }) => phase === name));
  }

  #tally(phase: number): Tally {
    const entry = this.#phases[phase];
    if (entry === undefined) throw new RangeError(`CallRecorder: no phase ${phase}`);
    return entry.tally;
  }
}

function emptyTally(): Tally {
  return { offered: 0, succeeded: 0, failed: 0, rejected: 0, cancelled: 0 };
}

function sum(phases: readonly { tally: Tally }[]): CallCounts {
  const total = emptyTally();
  for (const { tally } of phases) {
    for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
  }
  return toCounts(total);
}

function toCounts(tally: Tally): CallCounts {
  const settled = tally.succeeded + tally.failed + tally.rejected + tally.cancelled;
  return { ...tally, timedOut: tally.offered - settled };
}
