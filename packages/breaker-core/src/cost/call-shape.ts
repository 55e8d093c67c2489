import { InvalidCallError } from '../errors.js';
import type { CostedCall } from './costed-call.js';
import type { CostedStream } from './costed-stream.js';

type Shape<Call> = Readonly<Record<keyof Call, 'function' | 'array' | 'checked elsewhere'>>;

const EITHER = {
  scope: 'checked elsewhere',
  id: 'checked elsewhere',
  operation: 'checked elsewhere',
  category: 'checked elsewhere',
  model: 'checked elsewhere',
  signal: 'checked elsewhere',
  estimate: 'checked elsewhere',
  tokens: 'checked elsewhere',
  steps: 'array',
} as const;

const CALL: Shape<CostedCall<unknown>> = {
  ...EITHER,
  timeoutMs: 'checked elsewhere',
  actual: 'function',
  usage: 'function',
};

const STREAM: Shape<CostedStream<unknown>> = { ...EITHER, costOf: 'function' };

/** @throws {@link InvalidCallError} for a call that is none, or has a key that is none. */
export function checkCostedCall(method: string, call: object): void {
  check(method, call, CALL);
}

/** @throws {@link InvalidCallError} for a stream that is none, or has a key that is none. */
export function checkCostedStream(call: object): void {
  check('stream', call, STREAM);
}

/** A key too many would be a misspelt one, and `actuel` would cost money. */
function check(method: string, call: object, shape: Readonly<Record<string, string>>): void {
  if (typeof call !== 'object' || (call as unknown) === null) {
    throw new InvalidCallError(method, { expected: 'a call as an object', received: call });
  }
  for (const key in call) {
    const wanted = shape[key];
    if (wanted === 'checked elsewhere') continue;
    const value = (call as Record<string, unknown>)[key];
    if (wanted === undefined) {
      const expected = `a call of ${Object.keys(shape).join(', ')}`;
      throw new InvalidCallError(method, { expected, received: key });
    }
    const ok = wanted === 'array' ? Array.isArray(value) : typeof value === 'function';
    if (ok || value === undefined) continue;
    throw new InvalidCallError(method, { expected: `${key} as ${wanted}`, received: value });
  }
}
