import { CHANNELS } from './channels.js';
import { InvalidCallError } from './errors.js';
import { absorbRejection } from './thenable.js';
import { BREAKER_EVENTS, type BreakerEvents, type BreakerListener } from './events.js';

interface Subscription<E extends keyof BreakerEvents> {
  readonly listener: BreakerListener<E>;
  active: boolean;
}

interface Delivery {
  readonly subscription: { readonly active: boolean };
  readonly run: () => unknown;
}

type Subscriptions = { [E in keyof BreakerEvents]: readonly Subscription<E>[] };

const ALWAYS = { active: true };

/**
 * Who listens, and what they have not heard yet.
 *
 * @remarks
 * An event goes to those who listened when it happened, unless they have unsubscribed since.
 */
export class EventQueue {
  readonly #breaker: string;
  #subscriptions: Subscriptions = NOBODY;
  #closed = false;
  #telling = false;
  #pending: Delivery[] = [];
  #head = 0;

  constructor(breaker: string) {
    this.#breaker = breaker;
  }

  /** Whether anybody has subscribed. */
  wants(event: keyof BreakerEvents): boolean {
    return this.#subscriptions[event].length > 0;
  }

  /** Whether there is anything to tell. */
  get pending(): boolean {
    return this.#head < this.#pending.length;
  }

  subscribe<E extends keyof BreakerEvents>(event: E, listener: BreakerListener<E>): () => void {
    if (!Object.hasOwn(this.#subscriptions, event)) {
      const expected = `one of the events ${BREAKER_EVENTS.join(', ')}`;
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
    if (this.#closed) return;
    Object.freeze(value);
    for (const subscription of this.#subscriptions[event]) {
      this.#pending.push({ subscription, run: () => subscription.listener(value) });
    }
    const watched = CHANNELS[event];
    if (!watched.hasSubscribers) return;
    this.#pending.push({
      subscription: ALWAYS,
      run: () => {
        watched.publish({ breaker: this.#breaker, ...value });
      },
    });
  }

  /**
   * Tells everything, in the order of the events, also what is added meanwhile.
   *
   * @param onError - called for a listener that throws, or whose promise rejects.
   */
  deliver(onError: () => void): void {
    if (this.#telling) return;
    this.#telling = true;
    while (this.#head < this.#pending.length) {
      const delivery = this.#pending[this.#head++];
      if (delivery?.subscription.active !== true) continue;
      try {
        absorbRejection(delivery.run(), onError);
      } catch {
        onError();
      }
    }
    this.#pending = [];
    this.#head = 0;
    this.#telling = false;
  }

  /** Forgets every listener and everything not told yet, and takes nothing more. */
  close(): void {
    this.#closed = true;
    this.#subscriptions = NOBODY;
    this.#pending = [];
    this.#head = 0;
  }

  #replace<E extends keyof BreakerEvents>(event: E, list: readonly Subscription<E>[]): void {
    this.#subscriptions = { ...this.#subscriptions, [event]: list };
  }
}

const NOBODY: Subscriptions = {
  transition: [],
  rejected: [],
  late: [],
  timeout: [],
  'snapshot-refused': [],
};
