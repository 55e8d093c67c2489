/**
 * How one exchange over HTTP ended. Client and server count by the same words, so that what the
 * one saw can be held against what the other did.
 *
 * - `answered`: with success, and whole
 * - `rate-limited`: 429
 * - `unavailable`: 5xx
 * - `refused`: any other status that is no success
 * - `reset`: the connection broke before the head of an answer came
 * - `cut`: the connection broke within the answer, or a stream ended without its mark
 * - `error-line`: the stream itself told of an error
 * - `aborted`: the caller gave it up
 * - `unreachable`: no connection
 * - `unreadable`: the answer is not what the interface promises
 */
export const HTTP_ENDS = [
  'answered',
  'rate-limited',
  'unavailable',
  'refused',
  'reset',
  'cut',
  'error-line',
  'aborted',
  'unreachable',
  'unreadable',
] as const;

/** One of {@link HTTP_ENDS}. */
export type HttpEnd = (typeof HTTP_ENDS)[number];

/** Exchanges by how they ended. */
export type HttpEndCounts = Record<HttpEnd, number>;

/** Counts of nothing yet. */
export function noHttpEnds(): HttpEndCounts {
  return Object.fromEntries(HTTP_ENDS.map((end) => [end, 0])) as HttpEndCounts;
}

/** How an answer of this status ends when it comes whole. */
export function endOfStatus(status: number): HttpEnd {
  if (status >= 200 && status < 300) return 'answered';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'unavailable' : 'refused';
}

/** Exchanges that the two counted differently; 0 where both saw the same. */
export function countedDifferently(
  one: Readonly<HttpEndCounts>,
  other: Readonly<HttpEndCounts>,
): number {
  return HTTP_ENDS.reduce((sum, end) => sum + Math.abs(one[end] - other[end]), 0);
}
