import type { PendingStep, Strategy } from '../../../src/explore/index.js';

/** What actors do, step by step; an actor with steps left can go on. */
export type Programs = Readonly<Record<string, readonly PendingStep[]>>;

/** Steps of which nothing is known. */
export const unknown = (steps: number): readonly PendingStep[] =>
  Array.from({ length: steps }, () => ({ location: '', kind: 'other' }));

/** The order in which the actors went, run after run: "aabb". */
export function walkAll(
  strategy: Strategy,
  programs: Programs,
  { tellsNext = false }: { tellsNext?: boolean } = {},
): string[] {
  const orders: string[] = [];
  while (strategy.begin()) {
    const order = walkOne(strategy, programs, { tellsNext });
    if (!strategy.redundant) orders.push(order);
    strategy.end();
  }
  return orders;
}

function walkOne(
  strategy: Strategy,
  programs: Programs,
  { tellsNext }: { tellsNext: boolean },
): string {
  const actors = Object.entries(programs).map(([actor, steps]) => ({ actor, steps, done: 0 }));
  let order = '';
  for (;;) {
    const able = actors.filter(({ steps, done }) => done < steps.length);
    if (able.length === 0) return order;
    const enabled = able.map(({ actor }) => actor);
    const running = enabled.find((actor) => actor === order.at(-1));
    const next = able.flatMap(({ steps, done }) => steps.slice(done, done + 1));
    const chosen = able[strategy.choose({ enabled, running, ...(tellsNext && { next }) })];
    if (chosen === undefined) throw new Error('it chose nobody');
    chosen.done++;
    order += chosen.actor;
  }
}
