/** The longest loop that is recognised as one, in operations. */
const LOOP_MAX = 8;

/**
 * Knows when a thread goes in a circle: it repeats the same operations, sees the same values and
 * changes nothing, so that only another thread can get it any further.
 */
export class SpinWatch {
  readonly #rounds: number;
  /** What it did since it, or another at a place it has looked at, last changed the memory. */
  #still: string[] = [];
  readonly #seen = new Set<string>();
  #spinning = false;

  /** @param rounds - equal rounds that make a spin: 2 or more. */
  constructor(rounds: number) {
    this.#rounds = rounds;
  }

  get spinning(): boolean {
    return this.#spinning;
  }

  /** The thread did something that changed nothing. @param step - operation, place and value. */
  stoodStill(step: string, cell: string): void {
    this.#still.push(step);
    this.#seen.add(cell);
    if (!this.#spinning) this.#spinning = this.#goesRound();
    else if (this.#still.length > 2 * LOOP_MAX * this.#rounds) this.#still.shift();
  }

  /** The memory has changed at `cell`, by another thread. */
  changed(cell: string): void {
    if (this.#seen.has(cell)) this.gotOn();
  }

  /** The thread itself has changed something, or has been woken. */
  gotOn(): void {
    this.#still = [];
    this.#seen.clear();
    this.#spinning = false;
  }

  #goesRound(): boolean {
    const still = this.#still;
    for (let loop = 1; loop <= LOOP_MAX && loop * this.#rounds <= still.length; loop++) {
      const from = still.length - loop * this.#rounds;
      let equal = true;
      for (let at = from; equal && at + loop < still.length; at++) {
        equal = still[at] === still[at + loop];
      }
      if (equal) return true;
    }
    return false;
  }
}
