import type { Clock, ClockTimer } from '../clock.js';

interface Alarm {
  readonly atMs: number;
  readonly onTime: () => void;
}

/**
 * A clock that moves only when told to, so that hours of breaker behaviour are tested in no time.
 * Timeouts and waits that end meanwhile end in their order, each at its own time.
 *
 * @example
 * ```ts
 * const clock = new ManualClock();
 * const breaker = new CircuitBreaker({ openDurationMs: 30_000, clock });
 * clock.advance(30_000);
 * ```
 */
export class ManualClock implements Clock {
  #nowMs: number;
  readonly #alarms = new Set<Alarm>();

  /** @param startMs - the first reading, in milliseconds; default 0. */
  constructor(startMs = 0) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  /** Timers that have neither fired nor been cancelled. */
  get timers(): number {
    return this.#alarms.size;
  }

  setTimer(onTime: () => void, delayMs: number): ClockTimer {
    const alarm = { atMs: this.#nowMs + delayMs, onTime };
    this.#alarms.add(alarm);
    return {
      ref: () => undefined,
      unref: () => undefined,
      cancel: () => void this.#alarms.delete(alarm),
    };
  }

  /**
   * Moves time forward.
   *
   * @param durationMs - milliseconds to add; finite and not negative.
   * @throws RangeError when time would stand on an unusable value or run backwards.
   */
  advance(durationMs: number): void {
    if (!Number.isFinite(durationMs) || durationMs < 0) {
      throw new RangeError(
        `ManualClock.advance: expected a finite number of milliseconds >= 0, got ${durationMs}`,
      );
    }
    const untilMs = this.#nowMs + durationMs;
    for (let next = this.#next(untilMs); next !== undefined; next = this.#next(untilMs)) {
      this.#alarms.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.onTime();
    }
    this.#nowMs = Math.max(this.#nowMs, untilMs);
  }

  /** The alarm that is due first, of those due by then. */
  #next(untilMs: number): Alarm | undefined {
    let first: Alarm | undefined;
    for (const alarm of this.#alarms) {
      if (alarm.atMs <= untilMs && (first === undefined || alarm.atMs < first.atMs)) first = alarm;
    }
    return first;
  }
}
