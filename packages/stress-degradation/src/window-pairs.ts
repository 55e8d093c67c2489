import { CallRecorder, type GuardedCall, type SubjectBreaker } from '@breaker-lab/stress-harness';
import { InstantUpstream } from './instant-upstream.js';
import { noBreaker } from './steady-breaker.js';
import type { Patience } from './patience.js';
import { windowCost } from './window-costs.js';
import { WindowLoad } from './window-load.js';
import { worstConservation } from './worst-conservation.js';

const WARM_UP_BREAKERS = 3;
const WARM_UP_CALLS = 5_000;

/** What is compared next. */
export interface PairPlan {
  readonly name: string;
  readonly breaker: SubjectBreaker;
  readonly failureRate: number;
  /** For example moves the clock. */
  readonly beforeGuardedCall?: () => void;
}

/** The same load with a breaker and without. */
export interface WindowPair {
  readonly guarded: WindowLoad;
  readonly bare: WindowLoad;
}

type Side = Record<'upstream', InstantUpstream> & Record<'recorder', CallRecorder>;

/** Pairs of loads, one after the other, all guarded ones with the same counts. */
export class WindowPairs {
  readonly #guarded = newSide();
  readonly #bare = newSide();
  readonly #loads: WindowLoad[] = [];

  /** A breaker of its own on the guarded side; begins a phase of the recorder. */
  next({ name, breaker, failureRate, beforeGuardedCall }: PairPlan): WindowPair {
    this.recorder.beginPhase(name);
    const guarded = new WindowLoad({
      ...this.#guarded,
      breaker,
      failureRate,
      beforeCall: beforeGuardedCall,
    });
    const bare = new WindowLoad({ ...this.#bare, breaker: noBreaker, failureRate });
    this.#loads.push(guarded);
    return { guarded, bare };
  }

  /**
   * Lets everything be compiled, for several breakers: code that was compiled for one of them is
   * thrown away with it.
   */
  async warmUp(create: () => SubjectBreaker, { timeIsUp }: Patience): Promise<void> {
    for (let i = 0; i < WARM_UP_BREAKERS; i++) {
      const pair = this.next({ name: 'warm-up', breaker: create(), failureRate: 0.5 });
      await pair.guarded.add(WARM_UP_CALLS, { timeIsUp });
      await pair.bare.add(WARM_UP_CALLS);
      if (!timeIsUp()) await windowCost(pair);
    }
  }

  /** Counts of all guarded calls. */
  get recorder(): CallRecorder {
    return this.#guarded.recorder;
  }

  /** Time under guarded load. */
  get busyMs(): number {
    return this.#loads.reduce((sum, { busyMs }) => sum + busyMs, 0);
  }

  get conservation(): GuardedCall['conservation'] {
    return worstConservation(this.#loads);
  }
}

function newSide(): Side {
  return { upstream: new InstantUpstream(), recorder: new CallRecorder('none') };
}
