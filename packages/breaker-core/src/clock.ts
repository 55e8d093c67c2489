/**
 * Where a breaker reads time.
 *
 * @remarks
 * The only requirement is that `nowMs` never runs backwards: wall-clock steps, suspended machines
 * and daylight saving must not reach a breaker. The zero point is arbitrary.
 */
export interface Clock {
  /** Monotonic time in milliseconds, fractions allowed, from an arbitrary zero. */
  nowMs(): number;
  /**
   * The same time, cheaper, never ahead of `nowMs`; used where a call is only dated. Default:
   * `nowMs`.
   */
  coarseNowMs?(): number;
  /**
   * Calls `onTime` once, when `delayMs` have passed; used by call timeouts and by waiting callers.
   * Default: the process's timers.
   */
  setTimer?(onTime: () => void, delayMs: number): ClockTimer;
}

/** A monotonic time. Passed on as it was read: a number would be boxed by each function. */
export interface Instant {
  readonly nowMs: number;
}

/** A timer of a {@link Clock}. */
export interface ClockTimer {
  /** Keeps the process alive until it fires; so it is when set. */
  ref(): void;
  /** Lets the process exit before it fires. */
  unref(): void;
  /** It fires no more. */
  cancel(): void;
}

/** Calls dated by one reading, at most, while readings come in quick succession. */
const CALLS_PER_READING_MAX = 64;
/** How old a reading may grow before the next one, as long as calls keep their pace. */
const READING_AGE_MS = 1;

/**
 * The process's monotonic clock. Reading it takes longer than counting a call, so that calls in
 * quick succession share a reading.
 *
 * ```
 * calm   every call reads the clock
 *          │ 64 readings within 1 ms              ▲ 1 ms later, by a timer that goes with them
 *          ▼                                      │
 * busy   a reading dates as many calls as have come in 1 ms at the present pace, 64 at most
 * ```
 *
 * @remarks
 * The timer ends the busy mode at the latest in the next turn of the event loop, so that nothing
 * that happens after a pause is dated before it. What remains: within one turn that suddenly
 * stalls, up to 63 calls are dated before the stall.
 */
export class MonotonicClock implements Clock {
  #date: Instant = { nowMs: 0 };
  /** Calls that the last reading may still date. */
  #left = 0;
  #given = 0;
  #busy = false;
  #readings = 0;
  #firstReadingMs = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  nowMs(): number {
    return performance.now();
  }

  coarseNowMs(): number {
    if (this.#left > 0) {
      this.#left--;
      return this.#date.nowMs;
    }
    return this.#read();
  }

  /** As {@link coarseNowMs}; calls that share a reading are handed the same object. */
  coarseNow(): Instant {
    if (this.#left > 0) {
      this.#left--;
      return this.#date;
    }
    const nowMs = this.#read();
    return nowMs === this.#date.nowMs ? this.#date : { nowMs };
  }

  #read(): number {
    const nowMs = performance.now();
    if (this.#busy) {
      const pace = (this.#given + 1) / (nowMs - this.#date.nowMs);
      this.#share(nowMs, Math.min(CALLS_PER_READING_MAX - 1, Math.floor(pace * READING_AGE_MS)));
    } else if (++this.#readings >= CALLS_PER_READING_MAX) {
      if (nowMs - this.#firstReadingMs < READING_AGE_MS) this.#beBusy(nowMs);
      this.#readings = 0;
      this.#firstReadingMs = nowMs;
    }
    return nowMs;
  }

  #share(nowMs: number, calls: number): void {
    this.#date = { nowMs };
    this.#left = this.#given = calls;
  }

  #beBusy(nowMs: number): void {
    this.#busy = true;
    this.#share(nowMs, CALLS_PER_READING_MAX - 1);
    this.#timer ??= setTimeout(this.#beCalm, READING_AGE_MS).unref();
  }

  readonly #beCalm = (): void => {
    // While there are many calls one timer serves again and again; then it is gone.
    this.#timer = this.#busy ? this.#timer?.refresh() : undefined;
    this.#busy = false;
    this.#left = 0;
    this.#readings = 0;
    this.#firstReadingMs = performance.now();
  };
}

/** The process's monotonic clock (`performance.now()`): setting the wall clock does not move it. */
export const monotonicClock: Clock = new MonotonicClock();

/** The longest delay the process's timers can tell from none. */
const TIMER_DELAY_MS_MAX = 2 ** 31 - 1;

/**
 * Sets a timer on a clock, or on the process where the clock has none. It may fire early, by a
 * millisecond or where the delay is beyond what a timer can hold; look at the clock then.
 */
export function setTimerOn(clock: Clock, onTime: () => void, delayMs: number): ClockTimer {
  if (clock.setTimer !== undefined) return clock.setTimer(onTime, delayMs);
  const timer = setTimeout(onTime, Math.min(Math.ceil(delayMs), TIMER_DELAY_MS_MAX));
  return {
    ref: () => void timer.ref(),
    unref: () => void timer.unref(),
    cancel: () => {
      clearTimeout(timer);
    },
  };
}

/**
 * Where a budget reads the date, to know its hour, day, week and month. Durations never come from
 * here.
 */
export interface Calendar {
  /** Wall-clock time in milliseconds since 1970-01-01T00:00Z. May be stepped; see `CostBreaker`. */
  epochMs(): number;
}

/** The machine's wall clock (`Date.now()`). */
export const systemCalendar: Calendar = { epochMs: () => Date.now() };
