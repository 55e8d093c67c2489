import { nowMs } from '@breaker-lab/stress-harness';
import { mutant } from '../mutant.js';

const BUSY_MS = 0.002;

export const busySyncCalls = mutant(
  {
    name: 'busy-sync-calls',
    fault: 'every synchronous call costs two microseconds more',
    owner: 'stress-overhead',
  },
  {
    breaker: (sound) => ({
      executeSync: <T>(fn: () => T) => {
        const untilMs = nowMs() + BUSY_MS;
        while (nowMs() < untilMs);
        return sound.executeSync?.(fn) as T;
      },
    }),
  },
);
