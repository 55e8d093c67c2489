import type { HttpEnd } from './http-end.js';
import { endOfStatus } from './http-end.js';

const MS_PER_S = 1_000;
/** What Node says of a connection that was there and broke. */
const BROKEN = new Set<unknown>(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** An answer whose status is no success. */
export class HttpStatusError extends Error {
  override readonly name = 'HttpStatusError';
  readonly code = 'ERR_HTTP_STATUS';
  readonly status: number;
  /** What `retry-after` asked for, in milliseconds; absent where it did not. */
  readonly retryAfterMs?: number;

  constructor(response: Response, detail: string) {
    super(`${response.status}: ${detail}`);
    this.status = response.status;
    const seconds = Number(response.headers.get('retry-after') ?? NaN);
    if (seconds >= 0) this.retryAfterMs = seconds * MS_PER_S;
  }
}

/** An answer that began with success, and then went wrong or made no sense. */
export class HttpAnswerError extends Error {
  override readonly name = 'HttpAnswerError';
  readonly code = 'ERR_HTTP_ANSWER';
  readonly end: Extract<HttpEnd, 'cut' | 'error-line' | 'unreadable'>;

  constructor(end: HttpAnswerError['end'], detail: string) {
    super(`${end}: ${detail}`);
    this.end = end;
  }
}

/**
 * How an exchange ended that threw this. Node's own errors are taken as they are, so that a breaker
 * sees what it would see in service; they are told by their words, as they may come from another realm.
 *
 * @returns undefined for an error that is none of HTTP's.
 */
export function httpEndOf(error: unknown): HttpEnd | undefined {
  if (error instanceof HttpStatusError) return endOfStatus(error.status);
  if (error instanceof HttpAnswerError) return error.end;
  const { name, message, cause } = wordsOf(error);
  if (name === 'AbortError' || name === 'TimeoutError') return 'aborted';
  if (name !== 'TypeError') return undefined;
  // undici's words: the first before the head of an answer, the second within its body.
  if (message === 'terminated') return 'cut';
  if (message !== 'fetch failed') return undefined;
  return BROKEN.has(wordsOf(cause).code) ? 'reset' : 'unreachable';
}

function wordsOf(error: unknown) {
  const { name, message, code, cause } = Object(error) as Record<string, unknown>;
  return { name, message, code, cause };
}
