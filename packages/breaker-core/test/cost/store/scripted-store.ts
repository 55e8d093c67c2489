import type { BudgetStore, StoreAnswer, StoreHold } from '../../../src/cost/store/budget-store.js';
import type { StoreEntry } from '../../../src/cost/store/store-entry.js';

/** How a store takes what it is told. */
export type StoreManner =
  /** Does it and answers at once, or by a promise. */
  | 'now'
  | 'soon'
  /** Does nothing. */
  | 'throws'
  | 'rejects'
  | 'silent'
  /** Does it, and then rejects, says nothing, or says what is no answer. */
  | 'rejects-after'
  | 'silent-after'
  | 'nonsense'
  /** Answers when the test opens the gate, and does it then, or did it at once. */
  | 'gated'
  | 'gated-after';

export const boom = new Error('the store is down');

/** A store that behaves as the test says, in front of one that works. */
export class ScriptedStore implements BudgetStore {
  holds: StoreManner = 'now';
  posts: StoreManner = 'now';
  /** Every batch that was sent, whatever became of it. */
  readonly sent: (readonly StoreEntry[])[] = [];
  readonly asked: StoreHold[] = [];
  readonly #inner: BudgetStore;
  readonly #gates: (() => void)[] = [];

  constructor(inner: BudgetStore) {
    this.#inner = inner;
  }

  set manner(manner: StoreManner) {
    this.holds = manner;
    this.posts = manner;
  }

  hold(hold: StoreHold): StoreAnswer | PromiseLike<StoreAnswer> {
    this.asked.push(hold);
    return this.#act(this.holds, () => this.#inner.hold(hold));
  }

  post(entries: readonly StoreEntry[]): void | PromiseLike<void> {
    this.sent.push(entries);
    return this.#act(this.posts, () => this.#inner.post(entries));
  }

  /** Lets through the oldest of what waits at the gate. */
  async openGate(): Promise<void> {
    this.#gates.shift()?.();
    await soon();
  }

  #act<T>(manner: StoreManner, act: () => T | PromiseLike<T>): T | PromiseLike<T> {
    switch (manner) {
      case 'now':
        return act();
      case 'soon':
        return Promise.resolve().then(act);
      case 'throws':
        throw boom;
      case 'rejects':
        return Promise.reject(boom);
      case 'silent':
        return new Promise(() => undefined);
      case 'rejects-after':
        return Promise.resolve(act()).then(() => Promise.reject(boom));
      case 'silent-after':
        void act();
        return new Promise(() => undefined);
      case 'nonsense':
        void act();
        return { held: 'yes' } as T;
      case 'gated':
        return this.#atGate(act);
      case 'gated-after': {
        const done = act();
        return this.#atGate(() => done);
      }
    }
  }

  #atGate<T>(act: () => T | PromiseLike<T>): Promise<T> {
    return new Promise((resolve) => {
      this.#gates.push(() => {
        resolve(act());
      });
    });
  }
}

/** When all that is ready to go on has gone on. */
export function soon(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
