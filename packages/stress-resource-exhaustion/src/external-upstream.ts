import { setImmediate as macrotask } from 'node:timers/promises';
import { CountedUpstream } from './counted-upstream.js';

const MIB = 2 ** 20;
/** Turns of the event loop, not milliseconds: as the machine slows down, so does all of the work. */
const TURNS_OF_WORK = 400;
/** So large that a refusal leaves the process room for its own. */
export const CALL_BYTES = 32 * MIB;
/** What a caller's function carries, whether or not the call is ever made. */
const REQUEST_BYTES = 4_096;

/**
 * Work that holds memory outside of the JavaScript heap for a while, and returns some of it; the
 * operating system refuses when none is left. The memory is not touched: it is taken from the
 * process's address space, not from the machine.
 */
export class ExternalUpstream extends CountedUpstream {
  isFault(error: unknown): boolean {
    return isRefusal(error);
  }

  protected override prepare(): () => Promise<Buffer> {
    const request = Buffer.allocUnsafeSlow(REQUEST_BYTES);
    return async () => {
      const work = new ArrayBuffer(CALL_BYTES);
      for (let turn = 0; turn < TURNS_OF_WORK; turn++) await macrotask();
      return Buffer.from(work, 0, request.length);
    };
  }
}

/** Whether an error says that no memory could be had for a buffer. */
export function isRefusal(error: unknown): boolean {
  return error instanceof RangeError && error.message === 'Array buffer allocation failed';
}
