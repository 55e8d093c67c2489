/** Monotonic milliseconds. The only clock durations are taken from. */
export function nowMs(): number {
  return performance.now();
}

/** The wall-clock moment as ISO 8601 in UTC: for dating a report, never for a duration. */
export function wallClockIso(): string {
  return new Date(Date.now()).toISOString();
}
