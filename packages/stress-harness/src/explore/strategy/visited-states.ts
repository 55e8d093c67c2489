import type { PointState } from '../strategy.js';

/** How a walk comes to a state. */
export interface Visit {
  readonly state: PointState;
  /** The one that went last, if it can go on. */
  readonly running: string | undefined;
  /** Preemptions on the way; of no account where there is no bound on them: 0. */
  readonly preemptions: number;
  /** Whoever can go on, and whose next step may lead where the walk has not been. */
  readonly awake: readonly string[];
  /** Whoever else can go on. */
  readonly asleep: readonly string[];
}

/**
 * The states that a walk has come to, and who has not gone on from them.
 *
 * @remarks
 * Each visit before has been walked to its end: of actors that went on from here nothing is left to
 * see, unless it was by more preemptions, which leave fewer for the rest of the run (state matching
 * with sleep sets; Godefroid: Partial-Order Methods for the Verification of Concurrent Systems, 1996).
 */
export class VisitedStates {
  readonly #bounded: boolean;
  readonly #asleep = new Map<string, ReadonlySet<string>>();
  readonly #preemptions = new Map<string, number>();

  /** @param bounded - whether preemptions are: then it matters who ran, and after how many. */
  constructor({ bounded }: { bounded: boolean }) {
    this.#bounded = bounded;
  }

  /** Notes a visit. @returns who of `awake` may lead the walk where it has not been. */
  visit(visit: Visit): readonly string[] {
    return this.#bounded ? this.#visitWithin(visit) : this.#visitAny(visit);
  }

  #visitAny({ state, awake, asleep }: Visit): readonly string[] {
    const name = JSON.stringify(state);
    const before = this.#asleep.get(name);
    this.#asleep.set(name, new Set(asleep.filter((actor) => before?.has(actor) ?? true)));
    return before === undefined ? awake : awake.filter((actor) => before.has(actor));
  }

  #visitWithin({ state, running, preemptions, awake }: Visit): readonly string[] {
    const name = `${JSON.stringify(state)} after ${running ?? ''}`;
    if (preemptions >= (this.#preemptions.get(name) ?? Infinity)) return [];
    this.#preemptions.set(name, preemptions);
    return awake;
  }
}
