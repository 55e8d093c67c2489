import type { ChoicePoint } from '../strategy.js';

/**
 * Actors that do the same: of schedules that differ by their names alone, only the one is left in
 * which they first go in the order given.
 */
export class Alike {
  readonly #names: readonly string[];
  /** How many of them have gone in the present run: the first so many. */
  #gone = 0;

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  begin(): void {
    this.#gone = 0;
  }

  /** The same point without those for whom it is not yet time. */
  narrowed(point: ChoicePoint): ChoicePoint {
    const waiting = this.#names.slice(this.#gone + 1);
    if (!point.enabled.some((name) => waiting.includes(name))) return point;
    const going = point.enabled.flatMap((name, index) => (waiting.includes(name) ? [] : [index]));
    const { enabled, running, next } = point;
    return {
      enabled: going.map((index) => enabled[index] ?? ''),
      running,
      ...(next && { next: next.filter((_, index) => going.includes(index)) }),
    };
  }

  went(name: string): void {
    if (name === this.#names[this.#gone]) this.#gone++;
  }
}
