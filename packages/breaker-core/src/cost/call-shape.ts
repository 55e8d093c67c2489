import { InvalidCallError } from '../errors.js';
import type { CostedCall } from './costed-call.js';
import type { CostedStream } from './costed-stream.js';

/** @throws {@link InvalidCallError} for a call that is none, or has a key that is none. */
export function checkCostedCall(method: string, call: object): void {
  checkObject(method, call);
  for (const key in call) if ((takers(key) & CALL) === 0) throw unknownKey(method, key);
  const { actual, usage, steps } = call as Partial<CostedCall<unknown>>;
  if (actual !== undefined) checkReader(method, 'actual', actual);
  if (usage !== undefined) checkReader(method, 'usage', usage);
  if (steps !== undefined) checkSteps(method, steps);
}

/** @throws {@link InvalidCallError} for a stream that is none, or has a key that is none. */
export function checkCostedStream(call: object): void {
  checkObject('stream', call);
  for (const key in call) if ((takers(key) & STREAM) === 0) throw unknownKey('stream', key);
  const { costOf, steps } = call as Partial<CostedStream<unknown>>;
  if (costOf !== undefined) checkReader('stream', 'costOf', costOf);
  if (steps !== undefined) checkSteps('stream', steps);
}

/** @throws {@link InvalidCallError} for options that are none, or have a key that is none. */
export function checkReserveOptions(method: string, options: object): void {
  checkObject(method, options);
  for (const key in options) if ((takers(key) & RESERVE) === 0) throw unknownKey(method, key);
}

/** Who takes a key, as bits. */
const RESERVE = 1;
const CALL = 2;
const STREAM = 4;

type Key = keyof CostedCall<unknown> | keyof CostedStream<unknown>;

/** One flat switch, the most frequent keys first: a set takes several times as long. */
function takers(given: string): number {
  const key = given as Key;
  switch (key) {
    case 'estimate':
      return CALL | STREAM;
    case 'actual':
      return CALL;
    case 'operation':
    case 'model':
    case 'scope':
      return RESERVE | CALL | STREAM;
    case 'tokens':
    case 'signal':
    case 'steps':
      return CALL | STREAM;
    case 'usage':
    case 'timeoutMs':
      return CALL;
    case 'id':
    case 'category':
      return RESERVE | CALL | STREAM;
    case 'costOf':
      return STREAM;
    default:
      key satisfies never;
      return 0;
  }
}

/** A key too many would be a misspelt one, and `actuel` would cost money. */
function unknownKey(method: string, key: string): InvalidCallError {
  const expected = 'only keys that a call has: is one misspelt?';
  return new InvalidCallError(method, { expected, received: key });
}

function checkObject(method: string, call: unknown): void {
  if (typeof call === 'object' && call !== null) return;
  throw new InvalidCallError(method, { expected: 'a call as an object', received: call });
}

function checkReader(method: string, name: string, reader: unknown): void {
  if (typeof reader === 'function') return;
  throw new InvalidCallError(method, { expected: `${name} as a function`, received: reader });
}

function checkSteps(method: string, steps: unknown): void {
  if (Array.isArray(steps)) return;
  throw new InvalidCallError(method, { expected: 'steps as an array', received: steps });
}
