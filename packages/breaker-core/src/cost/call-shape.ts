import { InvalidCallError } from '../errors.js';
import type { CostedCall } from './costed-call.js';
import type { CostedStream } from './costed-stream.js';
import type { ReserveOptions } from './reservation.js';

/** @throws {@link InvalidCallError} for a call that is none, or has a key that is none. */
export function checkCostedCall(method: string, call: object): void {
  checkObject(method, call);
  for (const key in call) if (!isCallKey(key)) throw unknownKey(method, key);
  const { actual, usage, steps } = call as Partial<CostedCall<unknown>>;
  if (actual !== undefined) checkReader(method, 'actual', actual);
  if (usage !== undefined) checkReader(method, 'usage', usage);
  if (steps !== undefined) checkSteps(method, steps);
}

/** @throws {@link InvalidCallError} for a stream that is none, or has a key that is none. */
export function checkCostedStream(call: object): void {
  checkObject('stream', call);
  for (const key in call) if (!isStreamKey(key)) throw unknownKey('stream', key);
  const { costOf, steps } = call as Partial<CostedStream<unknown>>;
  if (costOf !== undefined) checkReader('stream', 'costOf', costOf);
  if (steps !== undefined) checkSteps('stream', steps);
}

/** @throws {@link InvalidCallError} for options that are none, or have a key that is none. */
export function checkReserveOptions(method: string, options: object): void {
  checkObject(method, options);
  for (const key in options) if (!isReserveKey(key)) throw unknownKey(method, key);
}

/** A switch tells known keys from others several times as fast as a set does. */
function isCallKey(key: string): boolean {
  const known = key as keyof CostedCall<unknown>;
  switch (known) {
    case 'actual':
    case 'usage':
    case 'timeoutMs':
      return true;
    default:
      known satisfies Exclude<keyof CostedStream<unknown>, 'costOf'>;
      return isCommonKey(known);
  }
}

function isStreamKey(key: string): boolean {
  return key === 'costOf' || isCommonKey(key as Exclude<keyof CostedStream<unknown>, 'costOf'>);
}

function isCommonKey(key: Exclude<keyof CostedStream<unknown>, 'costOf'>): boolean {
  switch (key) {
    case 'estimate':
    case 'tokens':
    case 'signal':
    case 'steps':
      return true;
    default:
      return isReserveKey(key);
  }
}

function isReserveKey(given: string): boolean {
  const key = given as keyof ReserveOptions;
  switch (key) {
    case 'scope':
    case 'operation':
    case 'category':
    case 'model':
    case 'id':
      return true;
    default:
      key satisfies never;
      return false;
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
