import type { ScopeOptions } from '@breaker-lab/breaker-core';

/** Scopes one within the other below the root, outermost first, each with a daily budget. */
export function nestedScopes({
  levels,
  dailyCap,
}: {
  /** Levels in all, the root's among them. */
  levels: number;
  dailyCap: number;
}): ScopeOptions[] {
  return Array.from({ length: levels - 1 }, (_, below) => ({
    name: `level-${below + 2}`,
    ...(below === 0 ? {} : { parent: `level-${below + 1}` }),
    budgets: [{ per: 'day', cap: dailyCap }],
  }));
}
