import type { Price } from './order.js';

/**
 * The true account of one budget, in integer micro-units: what a cost breaker's books must say
 * whenever no news is on its way to it.
 *
 * ```
 * 0 ├── spent ──┼── held ──┼── room ──┤ cap
 * ```
 *
 * @remarks
 * A call that has settled is known here at once, to the breaker some microtasks later. Between two
 * quiet moments the breaker may therefore count such a call as its estimate or as its actual cost:
 * what it admits is judged by the most room it may have seen, what it rejects by the least.
 */
export class ReferenceLedger {
  readonly capMicros: number;
  #spentMicros = 0;
  #heldMicros = 0;
  #excessMicros = 0;
  #savedSinceQuietMicros = 0;
  #overrunSinceQuietMicros = 0;

  constructor(capMicros: number) {
    this.capMicros = capMicros;
  }

  /** Actual costs, and the estimates of expired reservations. */
  get spentMicros(): number {
    return this.#spentMicros;
  }

  /** Estimates of calls that run. */
  get heldMicros(): number {
    return this.#heldMicros;
  }

  /** The sum of what actual costs went above their own estimates: known excess over the cap. */
  get excessMicros(): number {
    return this.#excessMicros;
  }

  /** What a call may still cost, at a quiet moment; negative after excess. */
  get roomMicros(): number {
    return this.capMicros - this.#spentMicros - this.#heldMicros;
  }

  /** The least room a breaker may have seen since the last quiet moment. */
  get leastRoomMicros(): number {
    return this.roomMicros - this.#savedSinceQuietMicros;
  }

  /** A call is admitted. @returns by how much its estimate passes the room there was. */
  hold({ estimateMicros }: Price): number {
    const mostRoomMicros = this.roomMicros + this.#overrunSinceQuietMicros;
    this.#heldMicros += estimateMicros;
    return Math.max(0, estimateMicros - Math.max(0, mostRoomMicros));
  }

  /** Nobody settled it in time: it may have spent its estimate. */
  expire({ estimateMicros }: Price): void {
    this.#heldMicros -= estimateMicros;
    this.#spentMicros += estimateMicros;
  }

  /** A call settles: what it cost takes the place of its estimate, held or (expired) spent. */
  settle(
    { estimateMicros }: Price,
    { costMicros, expired }: { costMicros: number; expired: boolean },
  ): void {
    if (expired) this.#spentMicros -= estimateMicros;
    else this.#heldMicros -= estimateMicros;
    this.#spentMicros += costMicros;
    const overrunMicros = Math.max(0, costMicros - estimateMicros);
    this.#excessMicros += overrunMicros;
    this.#overrunSinceQuietMicros += overrunMicros;
    this.#savedSinceQuietMicros += Math.max(0, estimateMicros - costMicros);
  }

  /** From here on the breaker has heard of everything so far. */
  quiet(): void {
    this.#savedSinceQuietMicros = 0;
    this.#overrunSinceQuietMicros = 0;
  }
}
