import { CALL_BYTES, isRefusal } from './external-upstream.js';

const held: ArrayBuffer[] = [];

/**
 * Takes the address space that this process may still use, but what so many calls need, and between
 * a half and the whole of what one more would: that much the process itself may grow by.
 *
 * @throws RangeError when the process's limit leaves fewer than that.
 */
export function takeAddressSpaceBut(calls: number): void {
  while (tryHold(CALL_BYTES));
  const hasHalf = tryHold(CALL_BYTES / 2);
  // Given back again: with it the process has a half at least.
  if (hasHalf) held.pop();
  const given = calls + (hasHalf ? 0 : 1);
  if (held.length < given) throw new RangeError(`only ${held.length} calls would have room`);
  held.length -= given;
  globalThis.gc?.();
}

function tryHold(bytes: number): boolean {
  try {
    held.push(new ArrayBuffer(bytes));
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return false;
  }
}
