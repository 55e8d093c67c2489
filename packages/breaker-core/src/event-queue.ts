import { InvalidCallError } from './errors.js';
import type { BreakerEvents, BreakerListener } from './events.js';

interface Subscription<E extends keyof BreakerEvents> {
  readonly listener: BreakerListener<E>;
  active: boolean;
}

interface Delivery {
  readonly subscription: { readonly active: boolean };
  readonly run: () => unknown;
}

type Subscriptions = { [E in keyof BreakerEvents]: readonly Subscription<E>[] };

/**
 * Who listens, and what they have not heard yet. It runs no listener itself.
 *
 * @remarks
 * An event goes to those who listened when it happened, unless they have unsubscribed since.
 */
export class EventQueue {
  #subscriptions: Subscriptions = { transition: [], rejected: [], late: [] };
  #pending: Delivery[] = [];
  #head = 0;

  /** Whether anybody listens: otherwise an event need not even be made. */
  wants(event: keyof BreakerEvents): boolean {
    return this.#subscriptions[event].length > 0;
  }

  /** Whether there is anything to tell. */
  get pending(): boolean {
    return this.#head < this.#pending.length;
  }

  subscribe<E extends keyof BreakerEvents>(event: E, listener: BreakerListener<E>): () => void {
    if (!Object.hasOwn(this.#subscriptions, event)) {
      const expected = `one of the events ${Object.keys(this.#subscriptions).join(', ')}`;
      throw new InvalidCallError('on', { expected, received: event });
    }
    if (typeof listener !== 'function') {
      throw new InvalidCallError('on', { expected: 'a function', received: listener });
    }
    const subscription: Subscription<E> = { listener, active: true };
    this.#replace(event, [...this.#subscriptions[event], subscription]);
    return () => {
      subscription.active = false;
      this.#replace(
        event,
        this.#subscriptions[event].filter((other) => other !== subscription),
      );
    };
  }

  push<E extends keyof BreakerEvents>(event: E, value: BreakerEvents[E]): void {
    Object.freeze(value);
    for (const subscription of this.#subscriptions[event]) {
      this.#pending.push({ subscription, run: () => subscription.listener(value) });
    }
  }

  /** The next delivery, in the order of the events; undefined when all is told. */
  take(): (() => unknown) | undefined {
    while (this.#head < this.#pending.length) {
      const delivery = this.#pending[this.#head++];
      if (delivery?.subscription.active === true) return delivery.run;
    }
    this.#pending = [];
    this.#head = 0;
    return undefined;
  }

  /** Forgets every listener and everything not told yet. */
  close(): void {
    this.#subscriptions = { transition: [], rejected: [], late: [] };
    this.#pending = [];
    this.#head = 0;
  }

  #replace<E extends keyof BreakerEvents>(event: E, list: readonly Subscription<E>[]): void {
    this.#subscriptions = { ...this.#subscriptions, [event]: list };
  }
}
