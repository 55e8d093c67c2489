import { setTimeout as sleep } from 'node:timers/promises';
import { UpstreamFault } from '@breaker-lab/stress-harness';
import { stepWallClock } from './clock.js';
import { Breaches, type Law } from './semantics-law.js';

const HOUR_MS = 3_600_000;
const SHORT_MS = 20;
/** Timers fire a little early. */
const SHORT_AND_MORE_MS = SHORT_MS + 10;

/** A wall clock that is set back or forth changes no duration. */
export const wallClockMovesNothing: Law = async ({ subject, recorder }) => {
  const breaches = new Breaches();
  const opened = async (openDurationMs: number) => {
    const breaker = subject.create({
      trip: { kind: 'consecutive', failures: 1 },
      openDurationMs,
      halfOpenTrials: 1,
    });
    await breaker.execute(() => Promise.reject(new UpstreamFault())).catch(() => undefined);
    return async (): Promise<string> => {
      try {
        return await breaker.execute(() => Promise.resolve('called'));
      } catch (error) {
        return breaker.isRejection(error) ? 'rejected' : String(error);
      }
    };
  };
  recorder.add({ failed: 2, succeeded: 1, rejected: 1 });
  const short = await opened(SHORT_MS);
  const long = await opened(HOUR_MS);
  for (const [byMs, call, expected] of [
    [-HOUR_MS, short, 'called'],
    [2 * HOUR_MS, long, 'rejected'],
  ] as const) {
    const setRight = stepWallClock(byMs);
    await sleep(SHORT_AND_MORE_MS);
    breaches.expect(await call(), expected, `the wall clock was set by ${byMs / HOUR_MS} h`);
    setRight();
  }
  return breaches.notes;
};
