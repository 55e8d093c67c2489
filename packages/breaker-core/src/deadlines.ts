import { type Clock, type ClockTimer, setTimerOn } from './clock.js';

/** Something that is due at a time, unless it is taken back before. */
export interface Deadline {
  readonly dueAtMs: number;
  /** Its place in the heap; -1 while it is in none. */
  place: number;
  /** Its turn among those due at the same time: who came first, comes first. */
  turn: number;
  /** Must not throw. */
  onDue(nowMs: number): void;
}

const queues = new WeakMap<Clock, Deadlines>();

/**
 * Everything that is due on one clock: a binary heap, and one timer for whatever is due first.
 *
 * ```
 *            [0] 30 ms          the timer stands at or before the root;
 *           /         \         what is taken back moves no timer: when it fires early,
 *      [1] 80 ms    [2] 35 ms   it is set anew for the root, or not at all
 * ```
 *
 * @remarks
 * Adding something that is due last and looking at the first cost O(1), taking back O(log n).
 * While the heap is empty the timer keeps no process alive.
 */
export class Deadlines {
  readonly #clock: Clock;
  readonly #heap: Deadline[] = [];
  #timer: ClockTimer | undefined;
  #timerAtMs = Infinity;
  #turns = 0;

  private constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The deadlines of a clock, shared by all breakers that use it. */
  static of(clock: Clock): Deadlines {
    let deadlines = queues.get(clock);
    if (deadlines === undefined) {
      deadlines = new Deadlines(clock);
      queues.set(clock, deadlines);
    }
    return deadlines;
  }

  /** How many are waiting. */
  get size(): number {
    return this.#heap.length;
  }

  add(deadline: Deadline): void {
    if (this.#heap.length === 0) this.#timer?.ref();
    deadline.turn = ++this.#turns;
    this.#heap.push(deadline);
    this.#rise(deadline, this.#heap.length - 1);
    if (deadline.place === 0 && deadline.dueAtMs < this.#timerAtMs) this.#setTimer();
  }

  /** Takes one back; nothing happens when it was due or taken back before. */
  remove(deadline: Deadline): void {
    const { place } = deadline;
    if (place < 0) return;
    deadline.place = -1;
    const last = this.#heap.pop();
    if (last !== undefined && last !== deadline) {
      const parent = this.#heap[(place - 1) >> 1];
      if (place > 0 && parent !== undefined && isBefore(last, parent)) {
        this.#rise(last, place);
      } else {
        this.#sink(last, place);
      }
    }
    if (this.#heap.length === 0) this.#timer?.unref();
  }

  #setTimer(): void {
    const first = this.#heap[0];
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#timerAtMs = Infinity;
    if (first === undefined) return;
    this.#timerAtMs = first.dueAtMs;
    const delayMs = Math.max(0, first.dueAtMs - this.#clock.nowMs());
    this.#timer = setTimerOn(this.#clock, this.#onTime, delayMs);
  }

  readonly #onTime = (): void => {
    const nowMs = this.#clock.nowMs();
    for (
      let first = this.#heap[0];
      first !== undefined && first.dueAtMs <= nowMs;
      first = this.#heap[0]
    ) {
      this.remove(first);
      first.onDue(nowMs);
    }
    this.#setTimer();
  };

  #rise(deadline: Deadline, from: number): void {
    let place = from;
    while (place > 0) {
      const up = (place - 1) >> 1;
      const parent = this.#heap[up];
      if (parent === undefined || !isBefore(deadline, parent)) break;
      this.#put(parent, place);
      place = up;
    }
    this.#put(deadline, place);
  }

  #sink(deadline: Deadline, from: number): void {
    let place = from;
    for (;;) {
      const left = this.#heap[2 * place + 1];
      const right = this.#heap[2 * place + 2];
      const child =
        right !== undefined && left !== undefined && isBefore(right, left) ? right : left;
      if (child === undefined || !isBefore(child, deadline)) break;
      const down = child.place;
      this.#put(child, place);
      place = down;
    }
    this.#put(deadline, place);
  }

  #put(deadline: Deadline, place: number): void {
    this.#heap[place] = deadline;
    deadline.place = place;
  }
}

function isBefore(one: Deadline, other: Deadline): boolean {
  return one.dueAtMs < other.dueAtMs || (one.dueAtMs === other.dueAtMs && one.turn < other.turn);
}
