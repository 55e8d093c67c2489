import type { CallEnd } from '@breaker-lab/stress-harness';

/** Calls made for one request, at most: the first, and two more when a call failed. */
const CALLS_MAX = 3;

/**
 * One request of a client that retries at once. A rejection is the end of it: the breaker has said
 * that there is no use.
 *
 * @returns whether it got its answer.
 */
export async function retriedRequest(
  call: (intendedStartMs?: number) => Promise<CallEnd>,
  intendedStartMs: number,
): Promise<boolean> {
  let end = await call(intendedStartMs);
  for (let calls = 1; end === 'failed' && calls < CALLS_MAX; calls++) end = await call();
  return end === 'succeeded';
}
