/** Monotonic milliseconds. The only clock that durations are taken from. */
export function nowMs(): number {
  return performance.now();
}

/** Started; tells how many milliseconds have passed since. */
export type Stopwatch = () => number;

/**
 * Starts a stopwatch for work that computes and never waits: it stands still while other programs
 * have the processor.
 *
 * @remarks
 * Elapsed time counts what others got; processor time counts what helper threads (the collector,
 * the compiler) did beside the work. The work itself took no longer than the lesser of the two.
 */
export function startOwnTime(): Stopwatch {
  const startCpuMs = cpuMs();
  const startMs = nowMs();
  return () => Math.min(nowMs() - startMs, cpuMs() - startCpuMs);
}

/** Processor time of this process, all threads together, in steps of a microsecond. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The wall-clock moment as ISO 8601 in UTC: for dating a report, never for a duration. */
export function wallClockIso(): string {
  return new Date(Date.now()).toISOString();
}
