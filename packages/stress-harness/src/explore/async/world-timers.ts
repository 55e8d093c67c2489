import { onBehalfOf, owner } from './owner.js';
import type { Pending } from './pending.js';
import type { WorldTimer } from './world-timer.js';

/** Node takes longer delays, and what is no number, for this one. */
const SHORTEST_MS = 1;
const LONGEST_MS = 2 ** 31 - 1;

/** In whose column timers stand that run a callback. */
const COLUMN = 'timers';

/** A timer to be. */
export interface TimerPlan {
  readonly callback: () => void;
  readonly delayMs: number | undefined;
  readonly repeats?: boolean;
  /** The name of whoever sleeps on it, if somebody does. */
  readonly sleeper?: string;
}

/** The timers of one world, and its time. */
export class WorldTimers {
  readonly #set: ExplorerTimer[] = [];
  readonly #failed: (error: unknown) => void;
  #nowMs = 0;
  #made = 0;

  /** @param failed - hears of what a callback threw. */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  elapse(durationMs: number): void {
    this.#nowMs += durationMs;
  }

  add(plan: TimerPlan): WorldTimer {
    const timer = new ExplorerTimer(plan, { id: ++this.#made, queue: this });
    this.start(timer);
    return timer;
  }

  /** Sets a timer for its delay from now. */
  start(timer: ExplorerTimer): void {
    this.clear(timer);
    timer.dueMs = this.#nowMs + timer.delayMs;
    this.#set.push(timer);
  }

  clear(timer: WorldTimer | number | undefined): void {
    const at = this.#set.findIndex((other) => other === timer || other.id === timer);
    if (at >= 0) this.#set.splice(at, 1);
  }

  /** Whether a timer is left that a process would wait for and that comes to an end. */
  get keepAlive(): boolean {
    return this.#set.some((timer) => timer.hasRef() && !timer.repeats);
  }

  /** Those that may be the next to fire: the earliest; of one delay, the one set first. */
  get due(): readonly Pending[] {
    let earliestMs = Infinity;
    for (const { dueMs } of this.#set) earliestMs = Math.min(earliestMs, dueMs);
    const due: ExplorerTimer[] = [];
    for (const timer of this.#set) {
      if (timer.dueMs === earliestMs && !due.some(({ delayMs }) => delayMs === timer.delayMs)) {
        due.push(timer);
      }
    }
    return due;
  }

  fire(timer: ExplorerTimer): void {
    this.#nowMs = Math.max(this.#nowMs, timer.dueMs);
    if (timer.repeats) this.start(timer);
    else this.clear(timer);
    try {
      onBehalfOf(timer.owner, timer.callback);
    } catch (error) {
      this.#failed(error);
    }
  }
}

class ExplorerTimer implements WorldTimer, Pending {
  readonly id: number;
  readonly name: string;
  readonly actor: string;
  readonly label: string;
  readonly owner = owner();
  readonly callback: () => void;
  readonly delayMs: number;
  readonly repeats: boolean;
  dueMs = 0;
  readonly #queue: WorldTimers;
  #hasRef = true;

  constructor(
    { callback, delayMs = 0, repeats = false, sleeper }: TimerPlan,
    { id, queue }: { id: number; queue: WorldTimers },
  ) {
    this.id = id;
    this.delayMs = delayMs >= SHORTEST_MS && delayMs <= LONGEST_MS ? delayMs : SHORTEST_MS;
    this.repeats = repeats;
    this.callback = callback;
    this.#queue = queue;
    const what = `${this.delayMs} ms ${sleeper === undefined ? `after ${this.owner} set it` : 'are over'}`;
    this.label = what;
    this.name = sleeper === undefined ? `timer ${id}` : `${sleeper} asleep ${id}`;
    this.actor = sleeper ?? COLUMN;
  }

  ref(): this {
    this.#hasRef = true;
    return this;
  }

  unref(): this {
    this.#hasRef = false;
    return this;
  }

  hasRef(): boolean {
    return this.#hasRef;
  }

  refresh(): this {
    this.#queue.start(this);
    return this;
  }

  release(): void {
    this.#queue.fire(this);
  }

  [Symbol.toPrimitive](): number {
    return this.id;
  }
}
