import { heapUsedAfterGcBytes } from '../record/heap.js';
import { liveObjects } from './live-objects.js';

/** What one reading of a process's memory tells. */
export type HeapFigure =
  /** As {@link liveObjects} counts them. */
  | 'objects'
  | 'heapBytes'
  /** Outside of V8's heap, held by objects on it: array buffers and native things. */
  | 'externalBytes';

/** How many readings in a row must agree before they count as settled. */
const SETTLED_READINGS = 3;

/**
 * Readings of this process's memory, taken after equal stretches of load.
 *
 * @remarks
 * Taking one adds nothing to the heap: there is room for all of them beforehand.
 */
export class HeapReadings {
  readonly #figures: Readonly<Record<HeapFigure, Float64Array>>;
  #taken = 0;

  constructor({ most }: { most: number }) {
    this.#figures = {
      objects: new Float64Array(most),
      heapBytes: new Float64Array(most),
      externalBytes: new Float64Array(most),
    };
  }

  get taken(): number {
    return this.#taken;
  }

  /**
   * Collects three times and reads. Call it when nothing is under way.
   *
   * @throws {@link HarnessError} `ERR_NO_CENSUS` inside Jest; see {@link liveObjects}.
   */
  async take(): Promise<void> {
    // At its first use, Node makes a warning that this is experimental: that is nobody's leak.
    if (this.#taken === 0) liveObjects();
    const heapBytes = await heapUsedAfterGcBytes();
    const externalBytes = process.memoryUsage().external;
    this.add({ objects: liveObjects(), heapBytes, externalBytes });
  }

  /** Adds what was read elsewhere. */
  add(reading: Readonly<Record<HeapFigure, number>>): void {
    for (const figure of Object.keys(this.#figures) as HeapFigure[]) {
      this.#figures[figure][this.#taken] = reading[figure];
    }
    this.#taken++;
  }

  /** Of one reading, from 0. */
  at(reading: number): Readonly<Record<HeapFigure, number>> {
    const { objects, heapBytes, externalBytes } = this.#figures;
    return {
      objects: objects[reading] ?? NaN,
      heapBytes: heapBytes[reading] ?? NaN,
      externalBytes: externalBytes[reading] ?? NaN,
    };
  }

  /**
   * Whether the last {@link SETTLED_READINGS} are the same.
   *
   * @remarks
   * A single reading may be some objects too high, when V8 had just compiled something. That hides a
   * leak from a comparison of two: what has grown by as many looks the same, or less. To hide it from
   * three, it would have to be too high twice, and by just what the leak has not kept yet.
   */
  isSettled(figure: HeapFigure): boolean {
    if (this.#taken < SETTLED_READINGS) return false;
    const read = this.#figures[figure].subarray(this.#taken - SETTLED_READINGS, this.#taken);
    return read.every((value) => value === read[0]);
  }

  /** Last reading less first; NaN when there is none. */
  growth(figure: HeapFigure): number {
    return this.at(this.#taken - 1)[figure] - this.at(0)[figure];
  }

  /**
   * Last reading less first, if each is above the one before, and 0 otherwise; NaN when there are not
   * two.
   *
   * @remarks
   * What is created once, such as a cache that is filled, grows in one stretch and not in the next; a
   * leak grows in all of them.
   */
  kept(figure: HeapFigure): number {
    if (this.#taken < 2) return NaN;
    const read = this.#figures[figure].subarray(0, this.#taken);
    return read.every((value, i) => i === 0 || value > (read[i - 1] ?? NaN))
      ? this.growth(figure)
      : 0;
  }
}
