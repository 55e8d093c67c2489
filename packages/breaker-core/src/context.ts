import type { Clock } from './clock.js';
import { CallTally } from './counts.js';
import { Deadlines } from './deadlines.js';
import { EventQueue } from './event-queue.js';
import type { Settings } from './options.js';
import type { Grant } from './grant.js';
import { Settlement } from './settlement.js';
import { StateHolder } from './state-holder.js';
import { Watch } from './watch.js';

/** What the parts of one breaker share. */
export class Context {
  readonly tally = new CallTally();
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly events: EventQueue;
  readonly watch: Watch;
  readonly settlement: Settlement;
  readonly holder: StateHolder;
  /** Hears of every settled call, once all is committed. */
  onSettled: ((grant: Grant) => void) | undefined;
  #settings: Settings;
  #telling = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.clock = settings.clock;
    this.deadlines = Deadlines.of(settings.clock);
    this.events = new EventQueue(settings.name);
    this.watch = new Watch(settings, this.countObserverError);
    this.settlement = new Settlement(this);
    this.holder = new StateHolder(settings, this);
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Replaces the settings; what was counted stays. */
  configure(settings: Settings): void {
    this.#settings = settings;
    this.watch.configure(settings);
    this.holder.renewShared();
  }

  nowMs(): number {
    return this.clock.nowMs();
  }

  /** Good enough to date a call, or to reject one. */
  coarseNowMs(): number {
    return this.clock.coarseNowMs?.() ?? this.clock.nowMs();
  }

  readonly countObserverError = (): void => {
    this.tally.observerErrors++;
  };

  /** Tells everything in the queue, also what listeners add to it by calling the breaker. */
  notify(): void {
    if (!this.events.pending || this.#telling) return;
    this.#telling = true;
    this.events.deliver(this.countObserverError);
    this.#telling = false;
  }
}
