import type { AsyncWorld } from './world.js';

/** What a run is made of. */
export interface AsyncPlan {
  /**
   * Who acts, by name. Each is a caller of the code under test: it begins when the schedule says so,
   * and must settle. One that rejects is a finding.
   */
  readonly actors: Readonly<Record<string, () => Promise<unknown>>>;
  /** Looked at after every step; undefined while all is well, else what is wrong, in one line. */
  readonly invariant?: () => string | undefined;
  /** Looked at when every actor has settled and no timer is left; likewise. */
  readonly atRest?: () => string | undefined;
}

/** Code under test in a world that the explorer controls. */
export interface AsyncScenario {
  readonly name: string;
  /** Names of the states a run may start from; 1 or more, none twice. */
  readonly start: readonly string[];
  /**
   * Makes everything anew for one run and brings it to the start state. What it awaits of the world
   * goes on at once, in order of arrival: the schedule begins with the actors.
   */
  setup(world: AsyncWorld, start: string): AsyncPlan | Promise<AsyncPlan>;
}
