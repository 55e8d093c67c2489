import type { SeededRandom } from '@breaker-lab/stress-harness';

/** So many timers as a busy service may have: one for each of its connections. */
export const FLOOD_TIMERS = 100_000;
/**
 * Each is due within so many milliseconds of being set, and then set again: of 100,000, 20,000 and
 * more fire in a second.
 */
const DUE_WITHIN_MS = 5_000;

/** A great many timers, always as many, some of which are due in every turn of the event loop. */
export class TimerFlood {
  readonly #random: SeededRandom;
  readonly #timers: NodeJS.Timeout[] = [];
  #fired = 0;
  #isOver = false;

  /** Sets the timers. */
  constructor(random: SeededRandom) {
    this.#random = random;
    for (let index = 0; index < FLOOD_TIMERS; index++) this.#set(index);
  }

  /** How many have fired; as many have been set anew. */
  get fired(): number {
    return this.#fired;
  }

  end(): void {
    this.#isOver = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.length = 0;
  }

  #set(index: number): void {
    if (this.#isOver) return;
    this.#timers[index] = setTimeout(
      () => {
        this.#fired++;
        this.#set(index);
      },
      1 + this.#random.index(DUE_WITHIN_MS),
    );
  }
}
