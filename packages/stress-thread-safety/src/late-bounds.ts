import type { UpstreamEnd } from './racing-call.js';

/**
 * How many calls a breaker must, and may, have counted as late.
 *
 * @remarks
 * Between the tick in which a call settles upstream and the one in which its caller hears of it,
 * the breaker deals with it, unseen. If the generation changed in between, only the breaker knows
 * which came first: such a call may be late.
 */
export class LateBounds {
  readonly #certain = { succeeded: 0, failed: 0 };
  readonly #possible = { succeeded: 0, failed: 0 };

  certain(end: UpstreamEnd): void {
    this.#certain[end]++;
  }

  possible(end: UpstreamEnd): void {
    this.#possible[end]++;
  }

  /** A call that was thought possibly late turned out to be on time. */
  onTimeAfterAll(end: UpstreamEnd): void {
    this.#possible[end]--;
  }

  /** Calls that certainly settled in another generation than they were admitted in. */
  get total(): number {
    return this.#certain.succeeded + this.#certain.failed;
  }

  /** Whether `counted` of `settled` calls with this end can have been on time. */
  allows(end: UpstreamEnd, { counted, settled }: { counted: number; settled: number }): boolean {
    const most = settled - this.#certain[end];
    return counted <= most && counted >= most - this.#possible[end];
  }
}
