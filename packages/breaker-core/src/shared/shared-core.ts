import { CHANNELS } from '../channels.js';
import type { Clock } from '../clock.js';
import { EventQueue } from '../event-queue.js';
import type { BreakerTransition } from '../events.js';
import type { RandomSource } from '../seed.js';
import { PLACE } from './count-lanes.js';
import type { SharedBreakerSettings } from './shared-breaker-options.js';
import type { SharedParts } from './shared-parts.js';

/** What a thread brings to a shared breaker. */
export interface SharedThread {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly classify: ((error: unknown) => unknown) | undefined;
  readonly classifyResult: ((result: unknown) => unknown) | undefined;
}

/**
 * A shared breaker as one thread sees it; what is done with it are functions:
 *
 * ```
 * shared-admission ─▶ permit ─▶ (the call runs) ─▶ shared-settlement
 *        └──────────────────┬─────────────────────────────┘
 *                     shared-opening
 * ```
 *
 * @remarks
 * Two rules make it right, whatever threads do and wherever they stop. What a new generation needs
 * is written *before* the state word begins it; and everything that is decided is decided by one
 * swap of one word. So no thread ever waits for another one: a swap fails only because another
 * one has succeeded.
 */
export class SharedCore {
  readonly settings: SharedBreakerSettings;
  readonly thread: SharedThread;
  readonly parts: SharedParts;
  /** undefined until somebody in this thread listens. */
  #events: EventQueue | undefined;

  constructor(
    parts: SharedParts,
    { settings, thread }: { settings: SharedBreakerSettings; thread: SharedThread },
  ) {
    this.parts = parts;
    this.settings = settings;
    this.thread = thread;
  }

  /** Made when it is first needed. */
  get events(): EventQueue {
    this.#events ??= new EventQueue(this.settings.name);
    return this.#events;
  }

  countObserverError(): void {
    this.parts.lanes.add(PLACE.observerErrors);
  }

  /** Tells who listens in this thread of a transition made by it. */
  tell(transition: Omit<BreakerTransition, 'seq' | 'shadow'>): void {
    const isHeard =
      this.#events?.wants('transition') === true || CHANNELS.transition.hasSubscribers;
    if (!isHeard) return;
    const seq = transition.generation - 1;
    this.events.push('transition', { seq, ...transition, shadow: false });
  }

  /** Delivers what was told, once the call at hand is counted. */
  notify(): void {
    if (this.#events?.pending !== true) return;
    this.#events.deliver(() => {
      this.countObserverError();
    });
  }
}
