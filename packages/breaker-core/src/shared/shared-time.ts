import type { Clock } from '../clock.js';

/**
 * The machine's monotonic time in milliseconds, the same for all threads of a process: what is
 * shared between threads is dated by it.
 *
 * @remarks
 * `performance.now()` will not do: it counts from the start of its own thread.
 */
export const sharedMonotonicClock: Clock = {
  nowMs: () => Number(process.hrtime.bigint()) / 1e6,
};
