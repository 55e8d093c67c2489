import { setTimeout as sleep } from 'node:timers/promises';
import { nowMs } from '../clock.js';
import type { CallRecorder } from '../record/call-recorder.js';

const POLL_MS = 2;

/** Waits until every offered call has settled, or until `patienceMs` ran out; both are a result. */
export async function settled(
  recorder: CallRecorder,
  { patienceMs }: { patienceMs: number },
): Promise<void> {
  const deadlineMs = nowMs() + patienceMs;
  while (recorder.inFlight > 0 && nowMs() < deadlineMs) await sleep(POLL_MS);
}
