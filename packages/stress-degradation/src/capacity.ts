import { setTimeout as sleep } from 'node:timers/promises';
import { closedLoop, type Lab, nowMs } from '@breaker-lab/stress-harness';
import { limitedServers, NOMINAL_CAPACITY_PER_SEC, SATURATING_CALLERS } from './limited-servers.js';

/** Until then the first calls are under way, and none has ended. */
const RUN_UP_MS = 30;
/** A machine that is farther from what the servers are made to do has not let them. */
const OFF_MAX = 0.1;

/**
 * What the servers deliver when they are never idle and nobody gives up, in calls per second: a
 * closed loop with no breaker. Voids the run when it is not what they are made to deliver.
 */
export async function foundCapacityPerSec(
  lab: Lab,
  { durationMs }: { durationMs: number },
): Promise<number> {
  const upstream = limitedServers(lab.random('capacity'), { deadlineMs: Infinity });
  const endMs = nowMs() + RUN_UP_MS + durationMs;
  const callers = closedLoop(
    { callers: SATURATING_CALLERS, goesOn: () => nowMs() < endMs },
    async () => {
      await upstream.call();
    },
  );
  await sleep(RUN_UP_MS);
  const begin = { atMs: nowMs(), served: upstream.succeeded };
  await sleep(durationMs);
  const foundPerSec = ((upstream.succeeded - begin.served) / (nowMs() - begin.atMs)) * 1_000;
  await callers;
  const offShare = Math.abs(foundPerSec / NOMINAL_CAPACITY_PER_SEC - 1);
  if (offShare > OFF_MAX) {
    lab.void(`the servers were found to have ${(offShare * 100).toFixed(0)} % another capacity`);
  }
  return foundPerSec;
}
