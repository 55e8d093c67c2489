import type { Operation } from './operation.js';

/**
 * The invocations and responses of a history in order of time, as a doubly linked list: operations
 * leave it when they are linearised, and come back in reverse order.
 *
 * @remarks
 * Of `n` operations, event `i` is the invocation of operation `i`, and event `n + i` its response; a
 * pending one has no response. At one moment invocations come first: what touches overlaps.
 */
export class EventList {
  readonly #count: number;
  /** Before the first event and after the last one. */
  readonly #end: number;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  /** Responses only: how many responses there are up to each, itself included; else 0. */
  readonly #rank: Int32Array;

  constructor(operations: readonly Operation[]) {
    this.#count = operations.length;
    this.#end = 2 * operations.length;
    this.#next = new Int32Array(this.#end + 1);
    this.#previous = new Int32Array(this.#end + 1);
    this.#rank = new Int32Array(this.#end);
    let responses = 0;
    let last = this.#end;
    for (const event of sortedEvents(operations)) {
      if (event >= operations.length) this.#rank[event] = ++responses;
      this.#link(last, event);
      last = event;
    }
    this.#link(last, this.#end);
  }

  /** The first event of the list; {@link isInvocation} says what it is. */
  get first(): number {
    return this.#next[this.#end] ?? 0;
  }

  /** The events in the list, in order. */
  *[Symbol.iterator](): Generator<number> {
    for (let event = this.first; event !== this.#end; event = this.after(event)) yield event;
  }

  after(event: number): number {
    return this.#next[event] ?? 0;
  }

  isInvocation(event: number): boolean {
    return event < this.#count;
  }

  /** The place of an operation's response among all responses, from 1; 0 when there is none. */
  responseRank(operation: number): number {
    return this.#rank[this.#count + operation] ?? 0;
  }

  /** The operation that a response belongs to. */
  operationOf(response: number): number {
    return response - this.#count;
  }

  /** Takes an operation out. */
  lift(operation: number): void {
    this.#unlink(operation);
    if (this.responseRank(operation) > 0) this.#unlink(this.#count + operation);
  }

  /** Puts back the operation that was taken out last and is not back yet. */
  unlift(operation: number): void {
    if (this.responseRank(operation) > 0) this.#relink(this.#count + operation);
    this.#relink(operation);
  }

  #link(before: number, after: number): void {
    this.#next[before] = after;
    this.#previous[after] = before;
  }

  #unlink(event: number): void {
    this.#link(this.#previous[event] ?? 0, this.#next[event] ?? 0);
  }

  #relink(event: number): void {
    this.#next[this.#previous[event] ?? 0] = event;
    this.#previous[this.#next[event] ?? 0] = event;
  }
}

function sortedEvents(operations: readonly Operation[]): number[] {
  const count = operations.length;
  const times = new Float64Array(2 * count);
  const events: number[] = [];
  operations.forEach((operation, index) => {
    times[index] = operation.startedAt;
    events.push(index);
    if (operation.kind === 'pending') return;
    times[count + index] = operation.endedAt;
    events.push(count + index);
  });
  // Invocations have the lower numbers.
  return events.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
}
