import type { Model } from './model.js';

/** Numbers the states that a search meets: equal states get one number. */
export class StateTable<S> {
  readonly #model: Model<S>;
  readonly #numbers = new Map<string | number, number>();
  readonly #states: S[] = [];

  constructor(model: Model<S>) {
    this.#model = model;
  }

  /** States met so far. */
  get count(): number {
    return this.#states.length;
  }

  numberOf(state: S): number {
    const key = this.#model.key(state);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#states.length);
    return this.#states.push(state) - 1;
  }

  at(number: number): S {
    return this.#states[number] as S;
  }
}
