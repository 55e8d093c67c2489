import { SeededRandom } from '../../seed.js';
import { owner } from './owner.js';
import type { Pending } from './pending.js';
import { Points } from './points.js';
import type { WorldTimer } from './world-timer.js';
import { WorldTimers } from './world-timers.js';
import type { AsyncWorld } from './world.js';

/** The world of one run, from the explorer's side. */
export class ExplorerWorld implements AsyncWorld {
  readonly points = new Points();
  readonly timers: WorldTimers;
  readonly #random: SeededRandom;
  readonly #noted: (text: string) => void;

  constructor({
    seed,
    noted,
    failed,
  }: {
    seed: number;
    noted: (text: string) => void;
    /** Hears of what a timer's callback threw. */
    failed: (error: unknown) => void;
  }) {
    this.#random = new SeededRandom(seed, 'world');
    this.timers = new WorldTimers(failed);
    this.#noted = noted;
  }

  /** All that could happen next, in a fixed order. */
  get pending(): readonly Pending[] {
    const due = this.timers.due;
    return due.length === 0 ? this.points.waiting : [...this.points.waiting, ...due];
  }

  /** Whether something is left that comes to an end, and that a process would wait for. */
  get keepsAlive(): boolean {
    return this.points.waiting.length > 0 || this.timers.keepAlive;
  }

  readonly nowMs = (): number => this.timers.nowMs;

  readonly random = (): number => this.#random.share();

  readonly setTimeout = (callback: () => void, delayMs?: number): WorldTimer =>
    this.timers.add({ callback, delayMs });

  readonly setInterval = (callback: () => void, delayMs?: number): WorldTimer =>
    this.timers.add({ callback, delayMs, repeats: true });

  readonly clearTimer = (timer: WorldTimer | number | undefined): void => {
    this.timers.clear(timer);
  };

  point(name: string): Promise<void> {
    return new Promise((resolve) => {
      this.points.add(name, {
        go: () => {
          resolve();
        },
      });
    });
  }

  outcome<T extends string>(name: string, outcomes: readonly [T, ...T[]]): Promise<T> {
    return new Promise((resolve) => {
      this.points.add(name, {
        outcomes,
        go: (outcome) => {
          resolve(outcomes[outcome] ?? outcomes[0]);
        },
      });
    });
  }

  sleep(durationMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.timers.add({ callback: resolve, delayMs: durationMs, sleeper: owner() });
    });
  }

  elapse(durationMs: number): void {
    if (!(durationMs >= 0)) {
      throw new RangeError(`world.elapse: cannot go on by ${durationMs} ms; give 0 or more`);
    }
    this.timers.elapse(durationMs);
  }

  note(text: string): void {
    this.#noted(text);
  }
}
