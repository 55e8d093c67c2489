import type { Clock, ClockTimer } from '../../clock.js';
import { Deadlines } from '../../deadlines.js';
import type { Now } from '../ledger.js';
import type { MemoryHold } from './memory-hold.js';

/** A clock whose timer fires when it is looked at: nobody is woken, and a process may exit. */
class PassiveClock implements Clock {
  readonly #clock: Clock;
  #timer: { readonly onTime: () => void; readonly atMs: number } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  nowMs(): number {
    return this.#clock.nowMs();
  }

  setTimer(onTime: () => void, delayMs: number): ClockTimer {
    const timer = { onTime, atMs: this.nowMs() + delayMs };
    this.#timer = timer;
    const cancel = (): void => {
      if (this.#timer === timer) this.#timer = undefined;
    };
    return { ref: () => undefined, unref: () => undefined, cancel };
  }

  look(nowMs: number): void {
    if (this.#timer !== undefined && nowMs >= this.#timer.atMs) this.#timer.onTime();
  }
}

/** The holds of a {@link MemoryBudgetStore}: those that are live, and those that expiry charged. */
export class MemoryHolds {
  readonly #clock: PassiveClock;
  readonly #deadlines: Deadlines;
  readonly #known = new Map<string, MemoryHold>();

  constructor(clock: Clock) {
    this.#clock = new PassiveClock(clock);
    this.#deadlines = Deadlines.of(this.#clock);
  }

  get size(): number {
    return this.#known.size;
  }

  has(holdId: string): boolean {
    return this.#known.has(holdId);
  }

  add(holdId: string, hold: MemoryHold): void {
    this.#known.set(holdId, hold);
    this.#deadlines.add(hold);
  }

  /** Takes one out, to be settled. */
  take(holdId: string): MemoryHold | undefined {
    const hold = this.#known.get(holdId);
    if (hold === undefined) return undefined;
    this.#known.delete(holdId);
    this.#deadlines.remove(hold);
    return hold;
  }

  extend(holdId: string, { untilMs, nowMs }: { untilMs: number; nowMs: number }): void {
    const hold = this.take(holdId);
    if (hold === undefined) return;
    hold.extend(untilMs, nowMs);
    this.add(holdId, hold);
  }

  expireDue(nowMs: number): void {
    this.#clock.look(nowMs);
  }

  forgetPast(now: Now): void {
    for (const [holdId, hold] of this.#known) {
      if (hold.isPast(now)) this.#known.delete(holdId);
    }
  }
}
