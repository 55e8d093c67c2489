import { CALL_BYTES, isRefusal } from './external-upstream.js';

const LARGEST_BYTES = 2 ** 30;

const ballast: ArrayBuffer[] = [];

/**
 * Takes the address space that this process may still use, but what so many calls need, and between
 * a half and one and a half of what one more would: that much the process itself may grow by.
 *
 * @throws RangeError when the process's limit leaves fewer than that.
 */
export function takeAddressSpaceBut(calls: number): void {
  const room = Array.from({ length: calls }, () => new ArrayBuffer(CALL_BYTES));
  const spare = new ArrayBuffer(CALL_BYTES);
  for (let bytes = LARGEST_BYTES; bytes >= CALL_BYTES; bytes /= 2) while (tryHold(bytes));
  const leavesHalf = tryHold(CALL_BYTES / 2);
  if (leavesHalf) ballast.splice(-1, 1, spare);
  room.length = 0;
  globalThis.gc?.();
}

function tryHold(bytes: number): boolean {
  try {
    ballast.push(new ArrayBuffer(bytes));
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return false;
  }
}
