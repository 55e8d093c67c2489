import type { CircuitBreaker } from '../breaker.js';
import type { BreakerCounts } from '../counts.js';
import { InvalidCallError } from '../errors.js';
import type { BreakerState } from '../machine.js';
import type { BreakerRegistry } from '../registry.js';
import type { SeriesAttributes } from './series-attributes.js';

/**
 * Where metrics find their breakers, anew at each collection: a registry, or anything that can be
 * iterated again and again, such as an array or a set that changes.
 */
export type BreakerSource = BreakerRegistry | Iterable<CircuitBreaker>;

/** What is reported together: one key of a registry, or all breakers of one name. */
export interface BreakerGroup {
  readonly attributes: SeriesAttributes;
  /** Sums over the group. */
  readonly counts: BreakerCounts;
  /** How many of the group are in each state; those in no state of the group are left out. */
  readonly states: ReadonlyMap<BreakerState, number>;
}

/** @throws {@link InvalidCallError} when `source` is none. */
export function checkSource(method: string, source: unknown): void {
  if (isIterable(source)) return;
  if (typeof (source as BreakerRegistry | null | undefined)?.entries === 'function') return;
  throw new InvalidCallError(method, {
    expected: 'a BreakerRegistry or an iterable of breakers',
    received: source,
  });
}

/** Reads every breaker once. */
export function groupsOf(source: BreakerSource): Iterable<BreakerGroup> {
  return isIterable(source) ? byName(source) : byKey(source);
}

function isIterable(source: unknown): source is Iterable<CircuitBreaker> {
  return typeof source === 'object' && source !== null && Symbol.iterator in source;
}

function* byKey(registry: BreakerRegistry): Iterable<BreakerGroup> {
  for (const [key, { name, counts, state }] of registry.entries()) {
    const attributes = { 'breaker.name': name, 'breaker.key': key };
    yield { attributes, counts, states: new Map([[state, 1]]) };
  }
}

/** Two series with the same attributes would be one that jumps, so that namesakes are added up. */
function byName(breakers: Iterable<CircuitBreaker>): Iterable<BreakerGroup> {
  const groups = new Map<string, { counts: BreakerCounts; states: Map<BreakerState, number> }>();
  for (const { name, counts, state } of new Set(breakers)) {
    const group = groups.get(name);
    if (group === undefined) {
      groups.set(name, { counts, states: new Map([[state, 1]]) });
      continue;
    }
    group.counts = sum(group.counts, counts);
    group.states.set(state, (group.states.get(state) ?? 0) + 1);
  }
  return Array.from(groups, ([name, group]) => ({
    attributes: { 'breaker.name': name },
    ...group,
  }));
}

function sum(a: BreakerCounts, b: BreakerCounts): BreakerCounts {
  const total: Record<keyof BreakerCounts, number> = { ...a };
  for (const count of Object.keys(total) as (keyof BreakerCounts)[]) total[count] += b[count];
  return total;
}
