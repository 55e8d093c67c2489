import {
  CountLanes,
  FailureStreak,
  layoutOf,
  nextAttachment,
  type RuleMark,
  type RuleVerdict,
  type SharedBreakerHandle,
  SharedState,
  SharedTrialSlots,
} from '@breaker-lab/breaker-core/shared-parts';
import { sharedMutant } from './shared-mutant.js';

class WithoutGenerations extends SharedState {
  override next(generation: number): number {
    return generation;
  }
}

/** What a word looked like before tells whether it is the same: it may have come round (ABA). */
export const hasNoGenerations = sharedMutant(
  {
    name: 'has-no-generations',
    fault: 'a transition of a shared breaker leaves the generation as it is: no result is late',
  },
  ({ buffer, options }) => ({
    state: new WithoutGenerations(new Int32Array(buffer), {
      at: layoutOf(options).stateAt,
      successes: options.halfOpenRule.successes,
    }),
  }),
);

class BlindStreak extends FailureStreak {
  override record(mark: RuleMark, generation: number): RuleVerdict {
    return super.record(mark, generation, { isIn: () => true } as unknown as SharedState);
  }
}

/** A settlement of an earlier generation counts in the present one. */
export const settlesWithoutLooking = sharedMutant(
  {
    name: 'settles-without-looking',
    fault: 'a settlement in a shared breaker does not look at the state',
  },
  (handle) => ({ rule: new BlindStreak(...streakArguments(handle)) }),
);

class TwiceLookingStreak extends FailureStreak {
  readonly #word: Int32Array;
  readonly #failures: number;

  constructor(words: Int32Array, { at, failures }: { at: number; failures: number }) {
    super(words, { at, failures });
    this.#word = words.subarray(at, at + 1);
    this.#failures = failures;
  }

  override record(mark: RuleMark, generation: number, state: SharedState): RuleVerdict {
    if (!state.isIn(generation)) return 'late';
    if (mark !== 'failure') return super.record(mark, generation, state);
    Atomics.add(this.#word, 0, 1);
    // By now another failure may have been counted.
    const isReached = (this.load() & 0xfffff) === this.#failures;
    const figures = { failuresInARow: this.#failures, failuresThreshold: this.#failures };
    return isReached ? { by: 'this-call', figures } : 'counted';
  }
}

/** The count is raised at once, and what it was raised to is read apart. */
export const countsThenLooks = sharedMutant(
  {
    name: 'counts-then-looks',
    fault: 'a shared breaker raises its count of failures, and decides by a second look at it',
  },
  (handle) => ({ rule: new TwiceLookingStreak(...streakArguments(handle)) }),
);

class GenerousSlots extends SharedTrialSlots {
  readonly #words: BigUint64Array;

  constructor(...[words, place]: ConstructorParameters<typeof SharedTrialSlots>) {
    super(words, place);
    this.#words = words.subarray(place.at);
  }

  override release(held: Parameters<SharedTrialSlots['release']>[0]): boolean {
    const isReleased = super.release(held);
    // Once more: by now it may be another trial's.
    Atomics.store(this.#words, held.slot, 0n);
    return isReleased;
  }
}

/** The slot may have been claimed in between. */
export const givesASlotBackTwice = sharedMutant(
  {
    name: 'gives-a-slot-back-twice',
    fault: 'a trial of a shared breaker gives its slot back twice',
  },
  ({ buffer, options }, { state }) => ({
    slots: new GenerousSlots(new BigUint64Array(buffer), {
      at: layoutOf(options).slotsAt / 2,
      slots: options.halfOpenTrials,
      state,
    }),
  }),
);

class CarelessLanes extends CountLanes {
  readonly #lane: Int32Array;

  constructor({ buffer, options }: SharedBreakerHandle) {
    const words = new Int32Array(buffer);
    const { lanesAt } = layoutOf(options);
    super(words, { at: lanesAt, attachment: 0 });
    this.#lane = words.subarray(lanesAt);
  }

  override add(place: number): void {
    Atomics.store(this.#lane, place, Atomics.load(this.#lane, place) + 1);
  }
}

/** Two threads that count at once count one. */
export const countsByLoadAndStore = sharedMutant(
  {
    name: 'counts-by-load-and-store',
    fault: 'the threads of a shared breaker share a lane of counts, and raise it by load and store',
  },
  (handle) => ({ lanes: new CarelessLanes(handle) }),
);

const ADDS_PER_DROP = 25_000;

class ForgetfulLanes extends CountLanes {
  #adds = 0;

  override add(place: number): void {
    this.#adds += 1;
    if (this.#adds % ADDS_PER_DROP !== 0) super.add(place);
  }
}

/** Far below what a tolerance of any size would notice. */
export const dropsOneSharedCount = sharedMutant(
  {
    name: 'drops-one-shared-count',
    fault: 'each thread of a shared breaker leaves out one count in 25,000',
  },
  ({ buffer, options }) => ({
    lanes: new ForgetfulLanes(new Int32Array(buffer), {
      at: layoutOf(options).lanesAt,
      attachment: nextAttachment(new Int32Array(buffer)),
    }),
  }),
);

function streakArguments({
  buffer,
  options,
}: SharedBreakerHandle): ConstructorParameters<typeof FailureStreak> {
  const { trip } = options;
  const failures = trip.kind === 'consecutive-failures' ? trip.failures : 1;
  return [new Int32Array(buffer), { at: layoutOf(options).ruleAt, failures }];
}
