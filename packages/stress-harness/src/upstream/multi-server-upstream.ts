import { nowMs } from '../clock.js';
import { HarnessError } from '../harness-error.js';
import type { SeededRandom } from '../seed.js';
import type { ServiceTime } from './service-time.js';
import { serviceTimes } from './service-time-draw.js';
import type { Upstream } from './upstream.js';
import { isUpstreamFault, UpstreamFault } from './upstream-fault.js';

/** Node lets a longer timer fire at once. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** What an upstream of limited capacity consists of. */
export interface MultiServerPlan {
  /** Calls served at a time; a positive integer, or Infinity. */
  readonly servers: number;
  readonly serviceTime: ServiceTime;
  /** A caller gives up after so long, and its call fails. Default: never. */
  readonly deadlineMs?: number;
}

/**
 * Servers behind one queue without an end: a G/G/c system, first come, first served.
 *
 * @remarks
 * A call whose caller gave up is served all the same: nobody told the servers, and under overload
 * they come to work for nobody.
 *
 * Since the order of service is that of arrival, a call's whole way is known when it arrives: it
 * goes to the server that is free first (Kiefer and Wolfowitz, 1955). So capacity is exactly
 * `servers / mean service time`, however late the timers are that answer.
 */
export class MultiServerUpstream implements Upstream {
  /** When each server has done what it was given so far; empty when there is no limit. */
  readonly #freeAtMs: Float64Array;
  readonly #nextServiceMs: () => number;
  readonly #deadlineMs: number;
  #started = 0;
  #succeeded = 0;
  #failed = 0;
  #maxInFlight = 0;

  /**
   * @throws {@link HarnessError} `ERR_UPSTREAM` or `ERR_SERVICE_TIME` when the plan has unusable
   * fields.
   */
  constructor(
    random: SeededRandom,
    { servers, serviceTime, deadlineMs = Infinity }: MultiServerPlan,
  ) {
    if (servers !== Infinity && !(Number.isInteger(servers) && servers > 0)) {
      throw new HarnessError(
        'ERR_UPSTREAM',
        `servers must be a positive integer or Infinity, got ${servers}`,
      );
    }
    if (!(deadlineMs > 0)) {
      throw new HarnessError('ERR_UPSTREAM', `deadlineMs must be above 0, got ${deadlineMs}`);
    }
    this.#freeAtMs = new Float64Array(servers === Infinity ? 0 : servers);
    this.#nextServiceMs = serviceTimes(serviceTime, random);
    this.#deadlineMs = deadlineMs;
  }

  get started(): number {
    return this.#started;
  }

  get succeeded(): number {
    return this.#succeeded;
  }

  /** Calls whose callers gave up. */
  get failed(): number {
    return this.#failed;
  }

  /** Calls queued or in service whose callers have not given up. */
  get inFlight(): number {
    return this.#started - this.#succeeded - this.#failed;
  }

  /** Most calls in flight at once since construction. */
  get maxInFlight(): number {
    return this.#maxInFlight;
  }

  /** How long a call that came now would wait in the queue, in milliseconds. */
  get waitMs(): number {
    const firstFreeMs = Math.min(...this.#freeAtMs);
    return this.#freeAtMs.length === 0 ? 0 : Math.max(0, firstFreeMs - nowMs());
  }

  isFault(error: unknown): boolean {
    return isUpstreamFault(error);
  }

  /** One asynchronous call. @returns its ordinal number. */
  readonly call = (): Promise<number> => {
    const ordinal = ++this.#started;
    if (this.inFlight > this.#maxInFlight) this.#maxInFlight = this.inFlight;
    const sojournMs = this.#sojournMs(nowMs());
    const isLate = sojournMs > this.#deadlineMs;
    const waitMs = isLate ? this.#deadlineMs : sojournMs;
    return new Promise((resolve, reject) => {
      if (waitMs === Infinity) return;
      // Timers cut fractions off, and would answer early.
      const timerMs = Math.min(Math.ceil(waitMs), TIMER_MS_MAX);
      setTimeout(() => {
        if (isLate) {
          this.#failed++;
          reject(new UpstreamFault());
        } else {
          this.#succeeded++;
          resolve(ordinal);
        }
      }, timerMs);
    });
  };

  /** How long a call that comes now will be in the queue and in service. */
  #sojournMs(arrivalMs: number): number {
    const serviceMs = this.#nextServiceMs();
    const freeAtMs = this.#freeAtMs;
    if (freeAtMs.length === 0) return serviceMs;
    let first = 0;
    for (let server = 1; server < freeAtMs.length; server++) {
      if ((freeAtMs[server] ?? NaN) < (freeAtMs[first] ?? NaN)) first = server;
    }
    const endMs = Math.max(arrivalMs, freeAtMs[first] ?? NaN) + serviceMs;
    freeAtMs[first] = endMs;
    return endMs - arrivalMs;
  }
}
