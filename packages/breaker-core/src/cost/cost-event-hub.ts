import { InvalidCallError } from '../errors.js';
import { CostAudience } from './cost-audience.js';
import { COST_CHANNELS } from './cost-channels.js';
import {
  COST_EVENTS,
  type CostEventName,
  type CostEvents,
  type CostListener,
} from './cost-events.js';

type Audiences = { readonly [K in CostEventName]: CostAudience<CostEvents[K]> };

/**
 * Who hears one breaker. An event that one of them causes is delivered after the one it is being
 * told of: all hear all events in the order in which they happened, and none can drive the breaker
 * into a deep recursion.
 */
export class CostEventHub {
  readonly #breaker: string;
  readonly #audiences = Object.fromEntries(
    COST_EVENTS.map((event) => [event, new CostAudience(COST_CHANNELS[event])]),
  ) as unknown as Audiences;
  readonly #pending: (() => void)[] = [];

  /** @param breaker - the breaker's name, which messages on channels carry. */
  constructor(breaker: string) {
    this.#breaker = breaker;
  }

  /** @throws {@link InvalidCallError} for an unknown event or a listener that is no function. */
  on<K extends CostEventName>(event: K, listener: CostListener<K>): () => void {
    if (!Object.hasOwn(this.#audiences, event)) {
      const expected = `one of the events ${COST_EVENTS.join(', ')}`;
      throw new InvalidCallError('on', { expected, received: event });
    }
    if (typeof listener !== 'function') {
      throw new InvalidCallError('on', { expected: 'a function', received: listener });
    }
    return this.#audiences[event].add(listener);
  }

  /** Whether anyone would hear; ask before an event is put together. */
  hears(event: CostEventName): boolean {
    return this.#audiences[event].isThere;
  }

  emit<K extends CostEventName>(name: K, event: CostEvents[K]): void {
    Object.freeze(event);
    this.#pending.push(this.#audiences[name].telling(event, this.#breaker));
    if (this.#pending.length > 1) return;
    for (let next = this.#pending[0]; next !== undefined; next = this.#pending[0]) {
      next();
      this.#pending.shift();
    }
  }

  /** Lets go of all listeners and tells nothing more, on channels neither. */
  clear(): void {
    for (const audience of Object.values(this.#audiences)) audience.close();
  }
}
