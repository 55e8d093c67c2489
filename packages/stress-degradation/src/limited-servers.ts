import { meanServiceMs, MultiServerUpstream, type SeededRandom } from '@breaker-lab/stress-harness';

const SERVERS = 8;
const SERVICE_TIME = { model: 'log-normal', medianMs: 3.5, sigma: 0.5 } as const;
/** A dozen service times: at 0.95 of capacity hardly a request waits for so long. */
const DEADLINE_MS = 50;

/** What so many servers can do at most, in calls per second. */
export const NOMINAL_CAPACITY_PER_SEC = (SERVERS / meanServiceMs(SERVICE_TIME)) * 1_000;

/** Callers that keep all servers busy, with calls waiting for each. */
export const SATURATING_CALLERS = 4 * SERVERS;

/** The system under load: a few servers behind one queue, whose callers do not wait for ever. */
export function limitedServers(
  random: SeededRandom,
  { deadlineMs = DEADLINE_MS } = {},
): MultiServerUpstream {
  return new MultiServerUpstream(random, {
    servers: SERVERS,
    serviceTime: SERVICE_TIME,
    deadlineMs,
  });
}
