import { InvalidCallError } from '../errors.js';
import { absorbRejection } from '../thenable.js';
import { COST_CHANNELS } from './cost-channels.js';
import {
  COST_EVENTS,
  type CostEventName,
  type CostEvents,
  type CostListener,
} from './cost-events.js';

/** One call of `on`: the same listener given twice is told twice, and leaves one by one. */
interface Registration {
  readonly listener: (event: never) => unknown;
}

/**
 * Who hears one breaker: its listeners, and whoever watches the channels of the process. An event
 * that one of them causes is delivered after the one it is being told of: all hear all events in
 * the order in which they happened, and none can drive the breaker into a deep recursion.
 */
export class CostEventHub {
  readonly #breaker: string;
  readonly #registered = Object.fromEntries(
    COST_EVENTS.map((event) => [event, new Set<Registration>()]),
  ) as Readonly<Record<CostEventName, Set<Registration>>>;
  readonly #pending: (() => void)[] = [];
  #closed = false;

  /** @param breaker - the breaker's name, which messages on channels carry. */
  constructor(breaker: string) {
    this.#breaker = breaker;
  }

  /** @throws {@link InvalidCallError} for an unknown event or a listener that is no function. */
  on<K extends CostEventName>(event: K, listener: CostListener<K>): () => void {
    check(event, listener);
    const registered = this.#registered[event];
    const registration = { listener };
    registered.add(registration);
    return () => void registered.delete(registration);
  }

  /** Whether anyone would hear; ask before an event is put together. */
  hears(event: CostEventName): boolean {
    if (this.#closed) return false;
    return this.#registered[event].size > 0 || COST_CHANNELS[event].hasSubscribers;
  }

  emit<K extends CostEventName>(name: K, event: CostEvents[K]): void {
    if (!this.hears(name)) return;
    Object.freeze(event);
    this.#pending.push(this.#delivery(name, event));
    if (this.#pending.length > 1) return;
    for (let next = this.#pending[0]; next !== undefined; next = this.#pending[0]) {
      next();
      this.#pending.shift();
    }
  }

  /** Lets go of all listeners and tells nothing more, on channels neither. */
  clear(): void {
    this.#closed = true;
    for (const registered of Object.values(this.#registered)) registered.clear();
  }

  /** To those who listen now, unless they have left when it comes to them. */
  #delivery<K extends CostEventName>(name: K, event: CostEvents[K]): () => void {
    const registered = this.#registered[name];
    const audience = [...registered];
    const watched = COST_CHANNELS[name].hasSubscribers;
    return () => {
      for (const registration of audience) {
        if (registered.has(registration)) tell(registration.listener, event as never);
      }
      if (watched && !this.#closed) {
        COST_CHANNELS[name].publish({ breaker: this.#breaker, ...event });
      }
    };
  }
}

function check(event: string, listener: unknown): void {
  if (!COST_EVENTS.includes(event as CostEventName)) {
    const expected = `one of the events ${COST_EVENTS.join(', ')}`;
    throw new InvalidCallError('on', { expected, received: event });
  }
  if (typeof listener !== 'function') {
    throw new InvalidCallError('on', { expected: 'a function', received: listener });
  }
}

/** A listener's trouble is its own: it reaches neither the breaker nor the process. */
function tell(listener: Registration['listener'], event: never): void {
  try {
    absorbRejection(listener(event));
  } catch {
    return;
  }
}
