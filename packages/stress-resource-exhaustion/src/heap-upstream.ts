import { setImmediate as macrotask } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { CountedUpstream, ExhaustedError, hasCode } from './counted-upstream.js';

const CODE = 'ERR_HEAP_PRESSURE';
/** Share of the heap limit at and above which a call is refused. */
const REFUSED_ABOVE = 0.6;
/** 64 KiB on the JavaScript heap: typed arrays and Buffers would bypass its limit. */
const NUMBERS_PER_CALL = 8_192;
/** 4 KiB that a caller's function carries, whether or not the call is ever made. */
const NUMBERS_PER_REQUEST = 512;
/** Turns of the event loop, not milliseconds: as the machine slows down, so does all of the work. */
const TURNS_OF_WORK = 100;

/** Work that holds real memory for a while, and refuses when the heap is nearly full. */
export class HeapUpstream extends CountedUpstream {
  /** Whether work has begun or ended since the last collection. */
  #changed = true;

  isFault(error: unknown): boolean {
    return hasCode(error, CODE);
  }

  protected override prepare(): () => Promise<void> {
    const request = new Array<number>(NUMBERS_PER_REQUEST).fill(0.5);
    return () => this.#serve(request);
  }

  async #serve(request: readonly number[]): Promise<void> {
    if (this.#isPressed()) throw new ExhaustedError(CODE, 'the heap is nearly full');
    this.#changed = true;
    const work = new Array<number>(NUMBERS_PER_CALL).fill(request.length / 2);
    for (let turn = 0; turn < TURNS_OF_WORK; turn++) await macrotask();
    // Used after the work: until then, both stay on the heap.
    if (work.length < request.length) throw new RangeError('work is larger than its request');
    this.#changed = true;
  }

  #isPressed(): boolean {
    if (heapUsedShare() < REFUSED_ABOVE) return false;
    // Garbage is no pressure. But collecting stops everybody: not again while nothing can have
    // become garbage except what refused callers carried.
    if (this.#changed) {
      globalThis.gc?.();
      this.#changed = false;
    }
    return heapUsedShare() >= REFUSED_ABOVE;
  }
}

function heapUsedShare(): number {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used / limit;
}
