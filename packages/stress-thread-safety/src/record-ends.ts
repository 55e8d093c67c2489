import type { CallRecorder } from '@breaker-lab/stress-harness';

/** How calls in other threads ended. */
export interface ThreadEnds {
  readonly succeeded: number;
  readonly failed: number;
  readonly rejected: number;
}

/** Adds what callers in another thread saw; their latencies stay there. */
export function recordEnds(recorder: CallRecorder, ends: ThreadEnds): void {
  for (const end of ['succeeded', 'failed', 'rejected'] as const) {
    for (let i = 0; i < ends[end]; i++) {
      recorder.settle(recorder.offer(), { end, latencyMs: null });
    }
  }
}
