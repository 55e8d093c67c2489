import { InvalidCallError } from '../errors.js';
import type { CostEventName, CostEvents, CostListener } from './cost-events.js';

/** One call of `on`: the same listener given twice is told twice, and leaves one by one. */
interface Registration<K extends CostEventName> {
  readonly listener: CostListener<K>;
}

/**
 * The listeners of one breaker. An event that a listener causes is delivered after the one it is
 * being told of: all hear all events in the order in which they happened, and none can drive the
 * breaker into a deep recursion.
 */
export class CostEventHub {
  readonly #registered: { readonly [K in CostEventName]: Set<Registration<K>> } = {
    blocked: new Set(),
    committed: new Set(),
    released: new Set(),
    expired: new Set(),
    refunded: new Set(),
    exceeded: new Set(),
    unpriced: new Set(),
    'soft-limit': new Set(),
    'cap-changed': new Set(),
  };
  readonly #pending: (() => void)[] = [];

  /** @throws {@link InvalidCallError} for an unknown event or a listener that is no function. */
  on<K extends CostEventName>(event: K, listener: CostListener<K>): () => void {
    this.#check(event, listener);
    const registered = this.#registered[event];
    const registration = { listener };
    registered.add(registration);
    return () => void registered.delete(registration);
  }

  /** Whether anyone would hear; ask before an event is put together. */
  hears(event: CostEventName): boolean {
    return this.#registered[event].size > 0;
  }

  emit<K extends CostEventName>(name: K, event: CostEvents[K]): void {
    const registered = this.#registered[name];
    const audience = [...registered];
    Object.freeze(event);
    this.#pending.push(() => {
      for (const registration of audience) {
        if (registered.has(registration)) tell(registration.listener, event);
      }
    });
    if (this.#pending.length > 1) return;
    for (let next = this.#pending[0]; next !== undefined; next = this.#pending[0]) {
      next();
      this.#pending.shift();
    }
  }

  clear(): void {
    for (const registered of Object.values(this.#registered)) registered.clear();
  }

  #check(event: string, listener: unknown): void {
    if (!Object.hasOwn(this.#registered, event)) {
      const expected = `one of the events ${Object.keys(this.#registered).join(', ')}`;
      throw new InvalidCallError('on', { expected, received: event });
    }
    if (typeof listener !== 'function') {
      throw new InvalidCallError('on', { expected: 'a function', received: listener });
    }
  }
}

/** A listener's trouble is its own: it reaches neither the breaker nor the process. */
function tell<K extends CostEventName>(listener: CostListener<K>, event: CostEvents[K]): void {
  try {
    const returned = listener(event);
    if (returned instanceof Promise) returned.catch(() => undefined);
  } catch {
    return;
  }
}
