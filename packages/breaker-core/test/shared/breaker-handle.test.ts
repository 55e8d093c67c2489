import { describe, expect, test } from '@jest/globals';
import {
  SharedBudget,
  type SharedBreakerHandle,
  SharedCircuitBreaker,
  SharedHandleError,
} from '../../src/shared/index.js';

const HEADER_WORDS = 6;

const fresh = (): SharedBreakerHandle => SharedCircuitBreaker.create().handle;

/** What is wrong with a handle. */
function problemOf(handle: unknown): string {
  try {
    SharedCircuitBreaker.attach(handle as SharedBreakerHandle);
    return 'none';
  } catch (error) {
    if (!(error instanceof SharedHandleError)) throw error;
    expect(error.code).toBe('ERR_SHARED_HANDLE');
    return error.problem;
  }
}

/** A copy of the memory, shorter or longer. */
function resized(buffer: SharedArrayBuffer, byteLength: number): SharedArrayBuffer {
  const copy = new SharedArrayBuffer(byteLength);
  const bytes = new Uint8Array(buffer).subarray(0, byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

describe('only a whole handle of this version can be attached to', () => {
  test('as it is, or cloned', () => {
    expect([problemOf(fresh()), problemOf(structuredClone(fresh()))]).toEqual(['none', 'none']);
  });

  test.each([undefined, null, 1, 'handle', {}, []])('%j is none', (handle) => {
    expect(problemOf(handle)).toBe('no-handle');
  });

  test('one of another version', () => {
    expect(problemOf({ ...fresh(), version: 0 })).toBe('other-version');
  });

  test("a budget's", () => {
    expect(problemOf(SharedBudget.create({ cap: 1 }).handle)).toBe('other-kind');
    const { buffer } = SharedBudget.create({ cap: 1 }).handle;
    expect(problemOf({ ...fresh(), buffer })).toBe('other-kind');
  });

  test('one without shared memory', () => {
    const buffer = new ArrayBuffer(fresh().buffer.byteLength);
    expect([
      problemOf({ ...fresh(), buffer }),
      problemOf({ ...fresh(), buffer: undefined }),
    ]).toEqual(['no-handle', 'no-handle']);
  });

  test.each([0, 4, 63, 64, 1_000, 10_000])('one with %d bytes of it', (byteLength) => {
    const handle = fresh();
    const buffer = resized(handle.buffer, byteLength);
    expect(problemOf({ ...handle, buffer })).toBe('other-length');
  });

  test('one with other options', () => {
    const handle = fresh();
    const options = { ...handle.options, openDurationMs: 1 };
    expect(problemOf({ ...handle, options })).toBe('other-options');
    expect(problemOf({ ...handle, options: { nonsense: true } })).toBe('other-options');
    expect(problemOf({ ...handle, options: undefined })).toBe('other-options');
  });

  test.each(Array.from({ length: HEADER_WORDS }, (_, word) => word))(
    'one whose header word %d was overwritten',
    (word) => {
      const handle = fresh();
      new Int32Array(handle.buffer)[word] = 7;
      expect(problemOf(handle)).toBe('damaged-header');
    },
  );

  test('the error says what to do', () => {
    expect(() => SharedCircuitBreaker.attach({} as never)).toThrow(
      'shared handle: expected { kind, version, buffer, options }; got object without them: pass on the handle as it is, by postMessage or workerData',
    );
  });
});
