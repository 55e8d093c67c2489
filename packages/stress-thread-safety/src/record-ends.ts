import type { CallRecorder } from '@breaker-lab/stress-harness';

/** How calls in other threads ended. */
export interface ThreadEnds {
  readonly succeeded: number;
  readonly failed: number;
  readonly rejected: number;
}

/** Adds what callers in other threads heard. */
export function recordEnds(
  recorder: CallRecorder,
  { succeeded, failed, rejected }: ThreadEnds,
): void {
  recorder.add({ succeeded, failed, rejected });
}
