/** A closed loop: a fixed number of callers, each starting its next call when the last settled. */
export interface ClosedLoopPlan {
  readonly callers: number;
  /** Asked before each call; false ends the caller. */
  readonly goesOn: () => boolean;
}

/**
 * Runs a closed loop until no caller goes on.
 *
 * @remarks
 * Hides stalls: a stalled subject slows its own load down (coordinated omission). Use it to fill
 * a subject, not to measure latency.
 */
export async function closedLoop(
  { callers, goesOn }: ClosedLoopPlan,
  call: () => Promise<void>,
): Promise<void> {
  const caller = async (): Promise<void> => {
    while (goesOn()) await call();
  };
  await Promise.all(Array.from({ length: callers }, caller));
}
