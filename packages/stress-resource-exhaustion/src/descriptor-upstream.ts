import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { CountedUpstream, hasCode } from './counted-upstream.js';

const HOLD_MS = 200;

/** Work that holds one real open file for a while; the operating system refuses when none is left. */
export class DescriptorUpstream extends CountedUpstream {
  isFault(error: unknown): boolean {
    return hasCode(error, 'EMFILE');
  }

  protected override prepare(): () => Promise<void> {
    return async () => {
      const file = await open(process.execPath);
      try {
        await sleep(HOLD_MS);
      } finally {
        await file.close();
      }
    };
  }
}
