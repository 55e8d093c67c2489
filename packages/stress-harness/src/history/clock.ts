const NANOS_PER_SECOND = 1e9;

/** Gives the next stamp of a history; see {@link EventOrder} for what its numbers mean. */
export type Stamp = () => number;

/** Where the present second of the machine's monotonic clock began: the base of a history's times. */
export function monotonicSecond(): number {
  return process.hrtime()[0];
}

/**
 * Nanoseconds since the second before `baseSecond`, from the machine's one monotonic clock, so that
 * stamps of all threads compare. `performance.now()` would not do: each thread has its own zero.
 */
export function monotonicStamp(baseSecond: number): Stamp {
  const from = baseSecond - 1;
  return () => {
    const [second, nanos] = process.hrtime();
    return (second - from) * NANOS_PER_SECOND + nanos;
  };
}

/** Tickets 1, 2, 3, … drawn from a counter that all threads share. */
export function ticketStamp(counter: Int32Array): Stamp {
  return () => (Atomics.add(counter, 0, 1) >>> 0) + 1;
}
