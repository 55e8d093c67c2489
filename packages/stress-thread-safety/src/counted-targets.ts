import type { Target } from '@breaker-lab/stress-harness';

/** What races break. Everything here is counted, and repeats to the last digit: no tolerance. */
export const counted = { figure: 'exact', cause: 'thread safety' } as const;

/** A count that must be this one. */
export function exactly(
  threshold: number,
  target: Pick<Target, 'metric' | 'unit' | 'promise'>,
): Target {
  return { ...counted, ...target, bound: 'exactly', threshold };
}

/** A count that must be so high, or higher. */
export function atLeast(
  threshold: Target['threshold'],
  target: Pick<Target, 'metric' | 'unit' | 'promise'>,
): Target {
  return { ...counted, ...target, bound: 'at least', threshold };
}

/** All threads of a race take part in it to its end. */
export const threadsTakePart: readonly Target[] = [
  exactly(0, {
    metric: 'threadDeaths',
    unit: 'threads',
    promise: 'what threads share works in worker threads, and ends none',
  }),
  exactly(0, {
    metric: 'hungThreads',
    unit: 'threads',
    promise: 'no thread waits for another for ever',
  }),
  exactly(0, {
    metric: 'threadsApart',
    unit: 'threads',
    promise: 'all threads are at work at the same time: otherwise nothing was raced',
  }),
];
