import { setTimeout as sleep } from 'node:timers/promises';
import { type CallRecorder, nowMs, settled } from '@breaker-lab/stress-harness';

/** Calls of which only so many are in flight. */
export interface FewAtATime {
  readonly calls: number;
  /** Most calls in flight at once. */
  readonly callers: number;
  readonly recorder: CallRecorder;
  /** After this long it gives up on calls that do not settle. */
  readonly patienceMs: number;
}

/** Offers calls, a few at a time; ends when all have settled, or after its patience. */
export async function fewAtATime(
  { calls, callers, recorder, patienceMs }: FewAtATime,
  offer: () => void,
): Promise<void> {
  const deadlineMs = nowMs() + patienceMs;
  for (let offered = 0; offered < calls && nowMs() < deadlineMs;) {
    if (recorder.inFlight < callers) {
      offer();
      offered++;
    } else await sleep(1);
  }
  await settled(recorder, { patienceMs: Math.max(0, deadlineMs - nowMs()) });
}
