import type { Channel } from 'node:diagnostics_channel';
import { absorbRejection } from '../thenable.js';

/** One call of `on`: the same listener given twice is told twice, and leaves one by one. */
interface Registration<Event> {
  readonly listener: (event: Event) => unknown;
  active: boolean;
}

/** Who hears one event of one breaker: its listeners, and who watches the channel of the event. */
export class CostAudience<Event extends object> {
  readonly #channel: Channel;
  /** Never changed in place: a telling holds those who listened when its event happened. */
  #registered: readonly Registration<Event>[] = [];
  #closed = false;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** Ask before an event is put together. */
  get isThere(): boolean {
    return this.#registered.length > 0 || this.#channel.hasSubscribers;
  }

  /** @returns ends it. */
  add(listener: Registration<Event>['listener']): () => void {
    const registration = { listener, active: true };
    this.#registered = [...this.#registered, registration];
    return () => {
      registration.active = false;
      this.#registered = this.#registered.filter((other) => other !== registration);
    };
  }

  /**
   * Tells those who are there now, unless they have left when it comes to them.
   *
   * @param breaker - the name that the message on the channel carries.
   */
  telling(event: Event, breaker: string): () => void {
    const registered = this.#registered;
    const watched = this.#channel.hasSubscribers;
    return () => {
      for (const { active, listener } of registered) {
        if (active && !this.#closed) tell(listener, event);
      }
      if (watched && !this.#closed) this.#channel.publish({ breaker, ...event });
    };
  }

  /** Tells nobody from now on. */
  close(): void {
    this.#closed = true;
    this.#registered = [];
  }
}

/** A listener's trouble is its own: it reaches neither the breaker nor the process. */
function tell<Event>(listener: (event: Event) => unknown, event: Event): void {
  try {
    absorbRejection(listener(event));
  } catch {
    return;
  }
}
