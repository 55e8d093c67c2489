import { tryAcquire } from './breaker-lab.js';
import type { Scene, SceneMaker } from './breaker-scene.js';
import { everyStep, stopped } from './atomic-steps.js';

/** The places of acts, in the order in which they come. */
type Order = readonly number[];

/**
 * All that can be seen of a scene once its acts are over, and of what comes of it then; without
 * `expired`, of which alone the order is not exact.
 */
function outcomeOf({ lab }: Scene, results: readonly unknown[]): string {
  const seen = { results, state: lab.first.state, ...lab.first.counts, expired: undefined };
  const next: unknown[] = [];
  for (let call = 0; call < 4; call++) {
    const permit = tryAcquire(lab.first);
    permit?.failure();
    next.push(permit === undefined ? 'rejected' : lab.first.state);
  }
  return JSON.stringify({ ...seen, next });
}

/** The outcome of each order in which the acts can come one after the other. */
function outcomesInTurn(make: SceneMaker): ReadonlyMap<Order, string> {
  return new Map(
    ordersOf(make().acts.map((_, at) => at)).map((order) => {
      const scene = make();
      const results: unknown[] = [];
      for (const at of order) results[at] = scene.acts[at]?.();
      return [order, outcomeOf(scene, results)];
    }),
  );
}

/** Outcomes, by whether an order explains them that agrees with which act was over before which. */
export interface Explained {
  readonly inTurn: readonly string[];
  /** What was seen, and is the outcome of some such order. */
  readonly explained: readonly string[];
  /** What was seen and is not. */
  readonly unexplained: readonly string[];
}

/**
 * Stops the first act of each order at every one of its steps, while the others come; and with it
 * the second of three at every one of its steps, while the third comes.
 */
export function explain(make: SceneMaker): Explained {
  const inTurn = outcomesInTurn(make);
  const explained = new Set<string>();
  const unexplained = new Set<string>();
  for (const order of inTurn.keys()) {
    everyStep((step) => {
      let hasStopped = false;
      everyStep((secondStep) => {
        const scene = make();
        const run = new Run(scene, order);
        hasStopped = run.from(0, [step, secondStep]);
        const outcome = outcomeOf(scene, run.results);
        const isExplained = [...inTurn].some(
          ([other, expected]) => expected === outcome && run.agreesWith(other),
        );
        (isExplained ? explained : unexplained).add(outcome);
        return order.length > 2 && run.hasSecondStopped;
      });
      return hasStopped;
    });
  }
  return {
    inTurn: [...new Set(inTurn.values())].sort(),
    explained: [...explained].sort(),
    unexplained: [...unexplained].sort(),
  };
}

/** The acts of a scene, each inside the one before it where that is stopped. */
class Run {
  readonly results: unknown[] = [];
  hasSecondStopped = false;
  readonly #scene: Scene;
  readonly #order: Order;
  readonly #began: number[] = [];
  readonly #ended: number[] = [];
  #moment = 0;

  constructor(scene: Scene, order: Order) {
    this.#scene = scene;
    this.#order = order;
  }

  /** Whether no act comes before one that was over when it began. */
  agreesWith(order: Order): boolean {
    return order.every((one, place) =>
      order.slice(place).every((other) => !((this.#ended[other] ?? 0) < (this.#began[one] ?? 0))),
    );
  }

  /** The acts from one place of the order on; returns whether the first of them was stopped. */
  from(place: number, [step = Infinity, ...steps]: readonly number[]): boolean {
    const at = this.#order[place];
    if (at === undefined) return false;
    const others = (): void => {
      const wasStopped = this.from(place + 1, steps);
      if (place === 0) this.hasSecondStopped = wasStopped;
    };
    const isLast = place + 1 === this.#order.length;
    const act = (): void => {
      this.#began[at] = this.#moment++;
      this.results[at] = this.#scene.acts[at]?.();
      this.#ended[at] = this.#moment++;
    };
    if (isLast) {
      act();
      return false;
    }
    const hasStopped = stopped(step, act, others);
    if (!hasStopped) others();
    return hasStopped;
  }
}

function ordersOf(items: Order): Order[] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) =>
    ordersOf(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  );
}
