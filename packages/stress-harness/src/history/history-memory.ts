import { HarnessError } from '../harness-error.js';
import { monotonicSecond } from './clock.js';

/**
 * What a history's stamps are. `time`: nanoseconds of the machine's monotonic clock; two events of
 * one nanosecond count as concurrent. `tickets`: numbers from one shared counter, which order all
 * events on any hardware, but make the threads meet at it twice for every operation.
 */
export type EventOrder = 'time' | 'tickets';

/** The memory that threads record a history in: plain data around shared memory, to be posted to them. */
export interface HistoryMemory {
  readonly buffer: SharedArrayBuffer;
  readonly threads: number;
  readonly operationsPerThread: number;
  readonly order: EventOrder;
  /** Where the times begin, on the machine's monotonic clock. */
  readonly baseSecond: number;
}

/** How much is to be recorded, and how. */
export interface HistoryPlan {
  /** Recording threads: an integer from 1 to 1,024. */
  readonly threads: number;
  /** What each may record at most, 48 bytes an operation: an integer from 1 to 100,000,000. */
  readonly operationsPerThread: number;
  /** Default `time`. */
  readonly order?: EventOrder;
}

const THREADS_MAX = 1_024;
const OPERATIONS_MAX = 100_000_000;
/** Tickets are 32 bits wide, and each operation draws two. */
const TICKETED_OPERATIONS_MAX = 2 ** 31 - 1;

/**
 * Memory for a history, to be given to the threads that record it.
 *
 * @throws {@link HarnessError} `ERR_HISTORY` when the plan is out of range, or what it asks for
 * cannot be had.
 */
export function createHistoryMemory(plan: HistoryPlan): HistoryMemory {
  const { threads, operationsPerThread, order = 'time' } = plan;
  checkRange('threads', threads, THREADS_MAX);
  checkRange('operationsPerThread', operationsPerThread, OPERATIONS_MAX);
  if (order === 'tickets' && threads * operationsPerThread > TICKETED_OPERATIONS_MAX) {
    throw problem(`tickets number at most ${TICKETED_OPERATIONS_MAX} operations; ask for fewer`);
  }
  const bytes = bytesFor({ threads, operationsPerThread });
  return {
    buffer: allocated(bytes),
    threads,
    operationsPerThread,
    order,
    baseSecond: monotonicSecond(),
  };
}

/** A problem of the recording itself. */
export function problem(message: string): HarnessError {
  return new HarnessError('ERR_HISTORY', `History: ${message}`);
}

/** The size of a history's shared memory. */
export function bytesFor({ threads, operationsPerThread }: HistoryPlan): number {
  return HEAD_BYTES + threads * (HEAD_BYTES + operationsPerThread * BYTES_PER_OPERATION);
}

/** Six columns of eight-byte cells, so that every column is aligned. */
export const BYTES_PER_OPERATION = 48;

/** A cache line before the first block and before each: words that threads write lie apart. */
export const HEAD_BYTES = 64;

function allocated(bytes: number): SharedArrayBuffer {
  try {
    return new SharedArrayBuffer(bytes);
  } catch {
    throw problem(`${bytes} bytes of shared memory cannot be had; record fewer operations`);
  }
}

function checkRange(name: string, value: number, max: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= max) return;
  throw problem(`${name} must be an integer from 1 to ${max}; got ${value}`);
}
