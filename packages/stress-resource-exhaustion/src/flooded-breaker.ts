import { setTimeout as sleep } from 'node:timers/promises';
import {
  CallRecorder,
  GuardedCall,
  type Lab,
  nowMs,
  type SubjectBreaker,
  TransitionLog,
} from '@breaker-lab/stress-harness';
import { HangingUpstream } from './hanging-upstream.js';
import { Neighbour } from './neighbour.js';
import { PRESSED_OPTIONS } from './pressed-options.js';

const TIMEOUT_MS = 25;
const { trip, openDurationMs } = PRESSED_OPTIONS;
/** As many successes before it as the rule asks of calls: then each failure outweighs one. */
const CALLS_BEFORE = trip.minimumCalls;
const FAILURES_DUE = CALLS_BEFORE;
/** How many hanging calls it gets to open by. */
const HANGING_CALLS_MAX = 3 * FAILURES_DUE;
const SHED_CALLS = 1_000;
const RECOVERY_PATIENCE_MS = 3_000;
const PROBE_EVERY_MS = 5;

/** A breaker that gives calls up by itself, and its own way through hanging calls, one at a time. */
export class FloodedBreaker {
  readonly recorder = new CallRecorder('calm');
  readonly log: TransitionLog;
  readonly #breaker: SubjectBreaker;
  readonly #upstream: HangingUpstream;
  readonly #guarded: GuardedCall;
  readonly #neighbour: Neighbour;
  readonly #failuresOffRule: number[] = [];
  readonly #timeoutsMs: number[] = [];
  /** Beside a plain timer that was set with the call. */
  readonly #timeoutsBehindMs: number[] = [];
  readonly #openPeriodsMs: number[] = [];
  readonly #recoveriesMs: number[] = [];
  #lastFailedAtMs = 0;
  #startedWhileOpen = 0;

  constructor(lab: Lab) {
    const breaker = lab.subject.create({
      ...PRESSED_OPTIONS,
      halfOpenTrials: 1,
      timeoutMs: TIMEOUT_MS,
    });
    const upstream = new HangingUpstream((error) => breaker.isTimeout?.(error) ?? false);
    this.#breaker = breaker;
    this.#upstream = upstream;
    this.#neighbour = new Neighbour(lab);
    this.#guarded = new GuardedCall({ breaker, upstream, recorder: this.recorder });
    this.log = new TransitionLog(breaker, ({ from }) => {
      if (from === 'open') this.#openPeriodsMs.push(nowMs() - this.#lastFailedAtMs);
    });
  }

  /** Calls that are answered at once, one after the other; every one is given a time-out. */
  async answered(calls = CALLS_BEFORE): Promise<void> {
    for (let call = 0; call < calls; call++) {
      this.#neighbour.offer();
      await this.#guarded.run();
    }
  }

  /** Calls that hang until it opens; then many that are shed, and a trial that hangs too. */
  async hanging(): Promise<void> {
    this.recorder.beginPhase('hanging');
    this.#upstream.hangs = true;
    const failedBefore = this.#upstream.failed;
    for (let call = 0; call < HANGING_CALLS_MAX && this.#isClosed; call++) await this.#hang();
    this.#failuresOffRule.push(Math.abs(this.#upstream.failed - failedBefore - FAILURES_DUE));
    await this.#shed();
    await sleep(openDurationMs);
    await this.#hang();
  }

  /** Calls are answered again: it tries until it has closed. */
  async recover(): Promise<void> {
    this.recorder.beginPhase('afterwards');
    this.#upstream.hangs = false;
    const answeredMs = nowMs();
    while (!this.#isClosed && nowMs() - answeredMs < RECOVERY_PATIENCE_MS) {
      await this.#guarded.run();
      await sleep(PROBE_EVERY_MS);
    }
    this.#recoveriesMs.push(nowMs() - answeredMs);
  }

  dispose(): void {
    this.#breaker.dispose?.();
    this.#neighbour.dispose();
  }

  /** Figures for targets; `Min` and `Max` are over calls and cycles. */
  get metrics() {
    const cycles = this.#recoveriesMs.length;
    return {
      opens: this.log.count('closed', 'open') / cycles,
      failedTrials: this.log.count('half-open', 'open') / cycles,
      closedAfterwardsShare: this.log.count('half-open', 'closed') / cycles,
      failuresOffRuleMax: Math.max(...this.#failuresOffRule),
      startedWhileOpen: this.#startedWhileOpen,
      calmRejections: this.recorder.phaseCounts('calm').rejected,
      timeoutMsMin: Math.min(...this.#timeoutsMs),
      timeoutBehindTimerMsMax: Math.max(...this.#timeoutsBehindMs),
      openPeriodMsMin: this.#openPeriodsMs.length === 0 ? 0 : Math.min(...this.#openPeriodsMs),
      recoveryMsMax: Math.max(...this.#recoveriesMs),
      illegalTransitions: this.log.illegal,
      ...this.#neighbour.metrics,
      ...this.#guarded.conservation,
    };
  }

  get #isClosed(): boolean {
    return this.#breaker.state() === 'closed';
  }

  async #hang(): Promise<void> {
    const startMs = nowMs();
    const failedBefore = this.#upstream.failed;
    let plainTimerMs = 0;
    const plainTimer = setTimeout(() => (plainTimerMs = nowMs()), TIMEOUT_MS);
    await this.#guarded.run();
    const endMs = nowMs();
    // One that was turned away did not hang.
    if (this.#upstream.failed === failedBefore) {
      clearTimeout(plainTimer);
      return;
    }
    while (plainTimerMs === 0) await sleep(1);
    this.#timeoutsMs.push(endMs - startMs);
    this.#timeoutsBehindMs.push(endMs - plainTimerMs);
    // By the clock, at the soonest: a slow machine makes the open period look longer, never shorter.
    this.#lastFailedAtMs = startMs + TIMEOUT_MS;
  }

  async #shed(): Promise<void> {
    const generation = this.log.total;
    if (this.#isClosed) return;
    for (let call = 0; call < SHED_CALLS; call++) {
      const startedBefore = this.#upstream.started;
      await this.#guarded.run();
      // On a slow machine the open period may be over, and this was the trial.
      if (this.log.total !== generation) return;
      this.#startedWhileOpen += this.#upstream.started - startedBefore;
    }
  }
}
