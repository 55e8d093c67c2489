import { types } from 'node:util';
import { SharedHandleError } from './shared-handle-error.js';
import {
  checkHeader,
  HEADER_WORDS,
  otherKind,
  otherLength,
  otherVersion,
  SHARED_LAYOUT_VERSION,
  type SharedKind,
  writeHeader,
} from './shared-header.js';

/** What another thread attaches by: plain data for `postMessage` and `workerData`. */
export interface SharedHandle<K extends SharedKind, O> {
  readonly kind: K;
  /** The version of the memory's layout; it must be the same where it is attached. */
  readonly version: number;
  /** The shared memory. Whoever else writes to it breaks what it holds. */
  readonly buffer: SharedArrayBuffer;
  /** The options, checked and completed; without functions. */
  readonly options: O;
}

/** What is known of one kind of shared memory. */
export interface SharedForm<K extends SharedKind, O> {
  readonly kind: K;
  /** @throws InvalidOptionsError for options that are none. */
  readonly readOptions: (options: unknown) => O;
  /** How long the memory is, from the options alone. */
  readonly bytesFor: (options: O) => number;
}

/** Memory of its own, zero but for the header. */
export function allocate<K extends SharedKind, O>(
  { kind, bytesFor }: SharedForm<K, O>,
  options: O,
): SharedHandle<K, O> {
  const byteLength = bytesFor(options);
  const buffer = new SharedArrayBuffer(byteLength);
  writeHeader(new Int32Array(buffer), { kind, byteLength, options });
  return Object.freeze({ kind, version: SHARED_LAYOUT_VERSION, buffer, options });
}

/**
 * The handle, when all of it is right.
 *
 * @throws {@link SharedHandleError} that says what is wrong.
 */
export function checkHandle<K extends SharedKind, O>(
  { kind, readOptions, bytesFor }: SharedForm<K, O>,
  handle: unknown,
): SharedHandle<K, O> {
  const given = fieldsOf(handle);
  const { buffer } = given;
  if (given.version !== SHARED_LAYOUT_VERSION) throw otherVersion(given.version);
  if (given.kind !== kind) throw otherKind(kind, given.kind);
  if (!types.isSharedArrayBuffer(buffer)) {
    throw noHandle('a SharedArrayBuffer as its buffer', 'none: a copy is no shared memory');
  }
  const options = optionsOf(readOptions, given.options);
  const byteLength = bytesFor(options);
  if (buffer.byteLength < HEADER_WORDS * 4) throw otherLength(byteLength, buffer.byteLength);
  const words = new Int32Array(buffer, 0, HEADER_WORDS);
  checkHeader(words, { kind, byteLength, options });
  if (buffer.byteLength !== byteLength) throw otherLength(byteLength, buffer.byteLength);
  return Object.freeze({ kind, version: SHARED_LAYOUT_VERSION, buffer, options });
}

function fieldsOf(handle: unknown): Record<string, unknown> {
  if (typeof handle === 'object' && handle !== null && 'kind' in handle && 'version' in handle) {
    return handle;
  }
  throw noHandle('{ kind, version, buffer, options }', `${typeof handle} without them`);
}

function optionsOf<O>(readOptions: (options: unknown) => O, given: unknown): O {
  try {
    return readOptions(given);
  } catch (error) {
    throw new SharedHandleError('other-options', {
      expected: 'the options its memory was laid out for',
      received: error instanceof Error ? error.message : String(error),
    });
  }
}

function noHandle(expected: string, received: string): SharedHandleError {
  return new SharedHandleError('no-handle', { expected, received });
}
