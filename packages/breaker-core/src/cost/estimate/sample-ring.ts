import type { EstimateMethod, SettledEstimate } from './estimate.js';

/**
 * The last samples of one operation, in columns. It grows with them, up to its capacity; then each
 * new one takes the place of the oldest.
 */
export class SampleRing {
  readonly #capacity: number;
  readonly #estimateMicros: number[] = [];
  readonly #actualMicros: number[] = [];
  readonly #methods: EstimateMethod[] = [];
  /** Where the next sample goes once the ring is full: the oldest one's place. */
  #oldest = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#actualMicros.length;
  }

  /** In no order that means anything. */
  get actualMicros(): readonly number[] {
    return this.#actualMicros;
  }

  /** @returns the sample that had to go. */
  push({ estimateMicros, actualMicros, method }: SettledEstimate): SettledEstimate | undefined {
    const full = this.size === this.#capacity;
    const place = full ? this.#oldest : this.size;
    const displaced = full ? this.#at(place) : undefined;
    this.#estimateMicros[place] = estimateMicros;
    this.#actualMicros[place] = actualMicros;
    this.#methods[place] = method;
    if (full) this.#oldest = (place + 1) % this.#capacity;
    return displaced;
  }

  #at(place: number): SettledEstimate | undefined {
    const estimateMicros = this.#estimateMicros[place];
    const actualMicros = this.#actualMicros[place];
    const method = this.#methods[place];
    if (estimateMicros === undefined || actualMicros === undefined || method === undefined) {
      return undefined;
    }
    return { estimateMicros, actualMicros, method };
  }
}
