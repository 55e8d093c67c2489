import type { Model } from './model.js';
import type { Operation } from './operation.js';

/** A model in which one operation may lead to one of several states that its result does not tell apart. */
export interface NondeterministicModel<S> {
  /** The states that an object may begin in. */
  readonly init: () => readonly S[];
  /** Every state that may follow; none when the operation cannot have answered so. */
  readonly step: (state: S, operation: Operation) => readonly S[];
  /** As in {@link Model}. */
  readonly key: (state: S) => string | number;
  /** As in {@link Model}. */
  readonly describe: (operation: Operation) => string;
}

/**
 * The deterministic model whose state is the set of all states that the other may be in: an order
 * of operations fits as long as that set is not empty.
 */
export function allStatesOf<S>(model: NondeterministicModel<S>): Model<readonly S[]> {
  const distinct = (states: readonly S[]): readonly S[] => {
    const byKey = new Map(states.map((state) => [String(model.key(state)), state]));
    return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, state]) => state);
  };
  return {
    init: () => distinct(model.init()),
    step: (states, operation) => {
      const next = distinct(states.flatMap((state) => model.step(state, operation)));
      return next.length > 0 ? next : undefined;
    },
    key: (states) => JSON.stringify(states.map(model.key)),
    describe: model.describe,
  };
}
