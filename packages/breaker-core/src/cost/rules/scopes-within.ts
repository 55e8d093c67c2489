import type { ScopeTerms } from '../budget-tree.js';

/** The scopes that are one of `tops` or below one; a tree that is not yet checked does no harm. */
export function scopesWithin(
  tops: ReadonlySet<string>,
  scopes: readonly ScopeTerms[],
): Set<string> {
  const parents = new Map(scopes.map(({ name, parent }) => [name, parent]));
  const within = new Set<string>();
  for (const { name } of scopes) {
    const seen = new Set<string>();
    let at: string | undefined = name;
    while (at !== undefined && !tops.has(at) && !seen.has(at)) {
      seen.add(at);
      at = parents.get(at);
    }
    if (at !== undefined && tops.has(at)) within.add(name);
  }
  return within;
}
