import { setTimeout as sleep } from 'node:timers/promises';
import { nowMs } from '@breaker-lab/stress-harness';
import { CountedUpstream, ExhaustedError, hasCode } from './counted-upstream.js';

const CODE = 'ERR_DEADLINE';
const SERVICE_MS = 10;
/** Far above a noisy machine's stalls, far below a blocked stretch. */
const DEADLINE_MS = 150;

/** Work that is quick, but needs the event loop to answer: too late an answer is a failure. */
export class DeadlineUpstream extends CountedUpstream {
  isFault(error: unknown): boolean {
    return hasCode(error, CODE);
  }

  protected override prepare(): () => Promise<void> {
    return async () => {
      const startMs = nowMs();
      await sleep(SERVICE_MS);
      if (nowMs() - startMs > DEADLINE_MS) {
        throw new ExhaustedError(CODE, 'answered after its deadline');
      }
    };
  }
}
