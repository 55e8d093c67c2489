import type { BreakerEvents, BreakerListener } from '../../src/index.js';

type Listeners = { [E in keyof BreakerEvents]?: BreakerListener<E>[] };

/** Tells one event after the other, each to all its listeners; they may cause more of them. */
export class ModelEvents {
  faults = 0;
  silent = false;
  #waiting: (() => void)[] = [];
  #telling = false;
  readonly #listeners: Listeners = {};

  on<E extends keyof BreakerEvents>(event: E, listener: BreakerListener<E>): () => void {
    const listeners: BreakerListener<E>[] = (this.#listeners[event] ??= []);
    listeners.push(listener);
    return () => {
      if (listeners.includes(listener)) listeners.splice(listeners.indexOf(listener), 1);
    };
  }

  add<E extends keyof BreakerEvents>(event: E, body: BreakerEvents[E]): void {
    this.#waiting.push(() => {
      const listeners: BreakerListener<E>[] = this.#listeners[event] ?? [];
      for (const listener of [...listeners]) {
        if (this.silent || !listeners.includes(listener)) continue;
        try {
          listener(body);
        } catch {
          this.faults++;
        }
      }
    });
  }

  /** What is added meanwhile is told as well, by whoever tells already. */
  tell(): void {
    if (this.#telling) return;
    this.#telling = true;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) next();
    this.#telling = false;
  }
}
