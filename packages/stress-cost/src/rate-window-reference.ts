/** Money of one call; a settlement puts what it has cost in the place of its estimate. */
export interface RateWindowEntry {
  readonly atMs: number;
  micros: number;
}

/** Beyond every window that is asked for, in windows. */
const KEPT_WINDOWS = 3;

/** All that was reserved of late, call by call: a window is added up anew whenever it is asked for. */
export class RateWindowReference {
  readonly #keptMs: number;
  readonly #entries: RateWindowEntry[] = [];

  constructor({ perMs }: { perMs: number }) {
    this.#keptMs = KEPT_WINDOWS * perMs;
  }

  /** Calls that are within reach of a window. */
  get entries(): readonly RateWindowEntry[] {
    return this.#entries;
  }

  /** A call was let in. */
  enter(atMs: number, micros: number): RateWindowEntry {
    const entry = { atMs, micros };
    while ((this.#entries[0]?.atMs ?? atMs) < atMs - this.#keptMs) this.#entries.shift();
    this.#entries.push(entry);
    return entry;
  }

  /** What the calls of the last `lengthMs` come to; one that is just so old has left. */
  sumMicros({ nowMs, lengthMs }: { nowMs: number; lengthMs: number }): number {
    let sum = 0;
    for (let i = this.#entries.length - 1; i >= 0; i--) {
      const entry = this.#entries[i];
      if (entry === undefined || nowMs - entry.atMs >= lengthMs) break;
      sum += entry.micros;
    }
    return sum;
  }
}
