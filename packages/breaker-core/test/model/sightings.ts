import type { CircuitBreaker } from '../../src/index.js';

/** What was met on the way: a model that never gets there proves nothing. */
export class Sightings {
  commands = 0;
  readonly #edges = new Set<string>();
  readonly #trips = new Set<string>();
  readonly #rejections = new Set<string>();

  get edges(): string[] {
    return [...this.#edges].sort();
  }

  get trips(): string[] {
    return [...this.#trips].sort();
  }

  get rejections(): string[] {
    return [...this.#rejections].sort();
  }

  watchTransitions(breaker: CircuitBreaker): void {
    breaker.on('transition', ({ from, to, reason, cause }) => {
      this.#edges.add(`${from}>${to} ${reason}`);
      if (cause !== null) this.#trips.add(cause.name);
    });
  }

  watchCalls(breaker: CircuitBreaker): void {
    breaker.on('rejected', ({ reason, shadow }) => {
      this.#rejections.add(shadow ? `${reason} in shadow` : reason);
    });
  }
}
