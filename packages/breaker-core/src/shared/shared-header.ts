import { SharedHandleError } from './shared-handle-error.js';

/** The layout of all shared memory; another one is another number. */
export const SHARED_LAYOUT_VERSION = 1;

/** What lives in shared memory. */
export type SharedKind = 'breaker' | 'budget';

/** What a header says of its memory. */
export interface HeaderFacts {
  readonly kind: SharedKind;
  /** The length of the whole memory, in bytes. */
  readonly byteLength: number;
  /** The options, checked and completed, as plain data whose fields are always in one order. */
  readonly options: unknown;
}

/**
 * Words (of 32 bits) of the header: one cache line, in which nothing changes but the count of
 * those who have attached.
 *
 * ```
 *  0 magic · 1 layout version · 2 kind · 3 byte length · 4 checksum of the options
 *  5 checksum of the words before it · 6 attachments · 7–15 free
 * ```
 */
export const HEADER_WORDS = 16;

const MAGIC = 0x424c4142;
const KIND_CODES: Readonly<Record<SharedKind, number>> = { breaker: 1, budget: 2 };
const VERSION_AT = 1;
const KIND_AT = 2;
const CHECKSUM_AT = 5;
const ATTACHMENTS_AT = 6;

/** Writes the header; before anybody else knows of the memory. */
export function writeHeader(words: Int32Array, facts: HeaderFacts): void {
  headerWords(facts).forEach((word, at) => Atomics.store(words, at, word));
}

/** @throws {@link SharedHandleError} when the memory is not what `facts` say. */
export function checkHeader(words: Int32Array, facts: HeaderFacts): void {
  const expected = headerWords(facts);
  const received = expected.map((_, at) => Atomics.load(words, at));
  const [magic, version, kind, byteLength, options, checksum] = received;
  if (magic !== MAGIC || checksum !== checksumOf(received.slice(0, CHECKSUM_AT))) {
    throw new SharedHandleError('damaged-header', {
      expected: 'a header as it was written',
      received: 'another one',
    });
  }
  if (version !== expected[VERSION_AT]) throw otherVersion(version);
  if (kind !== expected[KIND_AT]) throw otherKind(facts.kind, nameOf(kind));
  if (byteLength !== facts.byteLength) throw otherLength(facts.byteLength, byteLength);
  if (options !== checksumOfOptions(facts.options)) {
    throw new SharedHandleError('other-options', {
      expected: 'the options its memory was laid out for',
      received: 'others',
    });
  }
}

/** The place of one more who attaches: 0, 1, 2 … over all threads. */
export function nextAttachment(words: Int32Array): number {
  return Atomics.add(words, ATTACHMENTS_AT, 1) >>> 0;
}

export function otherVersion(received: unknown): SharedHandleError {
  return new SharedHandleError('other-version', {
    expected: `layout version ${SHARED_LAYOUT_VERSION}`,
    received: String(received),
  });
}

export function otherKind(expected: SharedKind, received: unknown): SharedHandleError {
  return new SharedHandleError('other-kind', {
    expected: `a handle of kind ${expected}`,
    received: String(received),
  });
}

export function otherLength(expected: number, received: unknown): SharedHandleError {
  return new SharedHandleError('other-length', {
    expected: `memory of ${expected} bytes`,
    received: String(received),
  });
}

function headerWords({ kind, byteLength, options }: HeaderFacts): number[] {
  const facts = [
    MAGIC,
    SHARED_LAYOUT_VERSION,
    KIND_CODES[kind],
    byteLength,
    checksumOfOptions(options),
  ];
  return [...facts, checksumOf(facts)];
}

function nameOf(code: number | undefined): string {
  const [known] = Object.entries(KIND_CODES).find(([, own]) => own === code) ?? [];
  return known ?? `number ${code}`;
}

function checksumOfOptions(options: unknown): number {
  return checksumOf(Array.from(JSON.stringify(options), (sign) => sign.codePointAt(0) ?? 0));
}

/** FNV-1a over whole words instead of bytes: it finds accidents, not attacks. */
function checksumOf(words: readonly number[]): number {
  return words.reduce((sum, word) => Math.imul(sum ^ word, 0x01000193), 0x811c9dc5 | 0);
}
