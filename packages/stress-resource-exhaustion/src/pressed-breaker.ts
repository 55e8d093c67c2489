import { setTimeout as sleep } from 'node:timers/promises';
import {
  CallRecorder,
  GuardedCall,
  type Lab,
  nowMs,
  settled,
  type SubjectBreaker,
  type Upstream,
} from '@breaker-lab/stress-harness';
import type { CountedUpstream } from './counted-upstream.js';
import { fewAtATime } from './few-at-a-time.js';
import { Neighbour } from './neighbour.js';
import { PRESSED_OPTIONS } from './pressed-options.js';
import { PressureWatch } from './pressure-watch.js';

/** How long the breaker may take to close once the pressure is over, before that is given up. */
const RECOVERY_PATIENCE_MS = 3_000;
/** How long calls may take to settle. */
const PATIENCE_MS = 5_000;
const PROBE_EVERY_MS = 5;
/** So few that their successes would not keep a breaker shared with the failing calls closed. */
const CALLS_PER_NEIGHBOUR_CALL = 4;

/** A phase of load that the resource bears. */
interface CalmLoad {
  readonly phase: string;
  readonly callers: number;
  readonly calls: number;
}

/**
 * A breaker on its way through pressure and relief, and beside it, for every fourth call, a
 * neighbour whose calls come one at a time: what it lacks must not be time.
 */
export class PressedBreaker {
  readonly recorder = new CallRecorder('calm');
  readonly watch: PressureWatch;
  readonly #breaker: SubjectBreaker;
  readonly #guarded: GuardedCall;
  readonly #neighbour: Neighbour;
  #offered = 0;
  #pressures = 0;

  constructor(lab: Lab, { upstream, beside }: { upstream: CountedUpstream; beside?: Upstream }) {
    const breaker = lab.subject.create(PRESSED_OPTIONS);
    this.#breaker = breaker;
    this.#neighbour = new Neighbour(lab, beside);
    this.watch = new PressureWatch({ breaker, upstream });
    const { recorder } = this;
    this.#guarded = new GuardedCall({ breaker, upstream: this.watch.upstream, recorder });
  }

  get isClosed(): boolean {
    return this.#breaker.state() === 'closed';
  }

  /** Load that the resource bears. */
  async calm({ phase, callers, calls }: CalmLoad): Promise<void> {
    this.recorder.beginPhase(phase);
    await this.offerFew({ callers, calls });
    await this.#neighbour.settle({ patienceMs: PATIENCE_MS });
  }

  /** Offers calls, a few at a time, until they have settled. */
  async offerFew({ callers, calls }: { callers: number; calls: number }): Promise<void> {
    const { recorder } = this;
    await fewAtATime({ calls, callers, recorder, patienceMs: PATIENCE_MS }, this.#offer);
  }

  /** Load that it does not bear. */
  async press(pressure: (offer: (intendedStartMs?: number) => void) => Promise<void>) {
    this.recorder.beginPhase('pressure');
    this.watch.begin();
    this.#pressures++;
    await pressure(this.#offer);
  }

  /** A trickle of calls until the breaker has closed, and all calls have settled. */
  async relieve(): Promise<void> {
    this.recorder.beginPhase('relief');
    const reliefMs = nowMs();
    while (!this.isClosed && nowMs() - reliefMs < RECOVERY_PATIENCE_MS) {
      this.#offer();
      await sleep(PROBE_EVERY_MS);
    }
    const recoveryMs = nowMs() - reliefMs;
    await this.settle();
    this.watch.end({ recoveryMs });
  }

  /** Waits until every call has settled, or until its patience has run out. */
  async settle(): Promise<void> {
    const patience = { patienceMs: PATIENCE_MS };
    await settled(this.recorder, patience);
    await this.#neighbour.settle(patience);
  }

  dispose(): void {
    this.#breaker.dispose?.();
    this.#neighbour.dispose();
  }

  get metrics() {
    const pressed = this.recorder.phaseCounts('pressure');
    const afterwards = this.recorder.phaseCounts('afterwards');
    return {
      ...this.watch.metrics,
      pressedCalls: pressed.offered / this.#pressures,
      pressedCallsLost: pressed.offered - pressed.succeeded,
      pressedRejectedShare: pressed.rejected / pressed.offered,
      calmRejections: this.recorder.phaseCounts('calm').rejected + afterwards.rejected,
      // A subject that hangs leaves no room to offer any.
      afterwardsSuccessShare: afterwards.succeeded / Math.max(1, afterwards.offered),
      ...this.#neighbour.metrics,
      ...this.#guarded.conservation,
    };
  }

  readonly #offer = (intendedStartMs?: number): void => {
    this.watch.around(() => void this.#guarded.run(intendedStartMs));
    if (this.#offered++ % CALLS_PER_NEIGHBOUR_CALL === 0 && this.#neighbour.isIdle) {
      this.#neighbour.offer();
    }
  };
}
