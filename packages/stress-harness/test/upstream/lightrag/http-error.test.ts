import { expect, test } from '@jest/globals';
import {
  HttpAnswerError,
  httpEndOf,
  HttpStatusError,
} from '../../../src/upstream/lightrag/http-error.js';

const response = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers });
const failed = (code: string): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) });

test.each([
  [new HttpStatusError(response(429), ''), 'rate-limited'],
  [new HttpStatusError(response(500), ''), 'unavailable'],
  [new HttpStatusError(response(503), ''), 'unavailable'],
  [new HttpStatusError(response(403), ''), 'refused'],
  [new HttpAnswerError('error-line', ''), 'error-line'],
  [new DOMException('', 'AbortError'), 'aborted'],
  [new DOMException('', 'TimeoutError'), 'aborted'],
  [failed('ECONNRESET'), 'reset'],
  [failed('UND_ERR_SOCKET'), 'reset'],
  [failed('ECONNREFUSED'), 'unreachable'],
  [new TypeError('terminated'), 'cut'],
])('%s is %s', (error, end) => {
  expect(httpEndOf(error)).toBe(end);
});

test.each([new TypeError('fn is not a function'), new Error('open'), 'text', undefined])(
  'what no exchange throws is none of its ends: %s',
  (error) => {
    expect(httpEndOf(error)).toBeUndefined();
  },
);

test.each([
  ['1', 1_000],
  ['0', 0],
])('retry-after: %s is %d ms', (seconds, ms) => {
  expect(new HttpStatusError(response(429, { 'retry-after': seconds }), '').retryAfterMs).toBe(ms);
});

test.each([{}, { 'retry-after': 'Thu, 01 Jan 2026 00:00:00 GMT' }])(
  'no retry-after, or one that is a date, is none: %j',
  (headers) => {
    expect(new HttpStatusError(response(429, headers), '').retryAfterMs).toBeUndefined();
  },
);
