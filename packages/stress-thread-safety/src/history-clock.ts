import type { SubjectSharedClock } from '@breaker-lab/stress-harness';

/** How many times as fast as real time the subjects' clock runs. */
const SPEED = 1_000;
const NANOS_PER_MS = 1e6;

/**
 * The machine's monotonic clock, running so fast that an open period ends while a race is at its
 * breaker: a burst of operations takes microseconds. The same in all threads.
 */
export const fastClock: SubjectSharedClock = {
  nowMs: () => (Number(process.hrtime.bigint()) / NANOS_PER_MS) * SPEED,
};

/** How long a time on the fast clock is, in nanoseconds of a history. */
export function fastMsToNanos(ms: number): number {
  return (ms / SPEED) * NANOS_PER_MS;
}
