import { nowMs } from '../../clock.js';
import type { Upstream } from '../upstream.js';
import { Deadline } from './deadline.js';
import { type HttpEnd, type HttpEndCounts, noHttpEnds } from './http-end.js';
import { httpEndOf } from './http-error.js';

/** What one exchange is given. */
export interface Exchange {
  /** From 1, in the order in which calls reach the upstream. */
  readonly ordinal: number;
  /** Aborted when the caller's patience ends. */
  readonly signal: AbortSignal;
}

/** Calls over HTTP with a deadline, counted by how each ended as its caller saw it. */
export class HttpUpstream implements Upstream {
  readonly #send: (exchange: Exchange) => Promise<unknown>;
  readonly #patienceMs: number;
  readonly #ends = noHttpEnds();
  readonly #sinceReset = new Set<number>();
  #started = 0;
  #inFlight = 0;
  #maxInFlight = 0;
  #lastFailedAtMs = -Infinity;

  constructor(
    send: (exchange: Exchange) => Promise<unknown>,
    { patienceMs }: { readonly patienceMs: number },
  ) {
    this.#send = send;
    this.#patienceMs = patienceMs;
  }

  readonly call = async (): Promise<unknown> => {
    const ordinal = ++this.#started;
    this.#inFlight++;
    this.#sinceReset.add(ordinal);
    this.#maxInFlight = Math.max(this.#maxInFlight, this.#sinceReset.size);
    const deadline = new Deadline(this.#patienceMs);
    try {
      const answer = await this.#send({ ordinal, signal: deadline.signal });
      this.#end(ordinal, 'answered');
      return answer;
    } catch (error) {
      this.#end(ordinal, httpEndOf(error) ?? 'unreadable');
      throw error;
    } finally {
      deadline.clear();
    }
  };

  get started(): number {
    return this.#started;
  }

  get succeeded(): number {
    return this.#ends.answered;
  }

  get failed(): number {
    return this.#started - this.#inFlight - this.#ends.answered;
  }

  get lastFailedAtMs(): number {
    return this.#lastFailedAtMs;
  }

  get ends(): Readonly<HttpEndCounts> {
    return this.#ends;
  }

  /**
   * Most calls in flight at once since construction or {@link resetMaxInFlight}. Those that began
   * before it are left out: one that stalls is none of what came after.
   */
  get maxInFlight(): number {
    return this.#maxInFlight;
  }

  resetMaxInFlight(): void {
    this.#sinceReset.clear();
    this.#maxInFlight = 0;
  }

  isFault(error: unknown): boolean {
    return httpEndOf(error) !== undefined;
  }

  #end(ordinal: number, end: HttpEnd): void {
    this.#inFlight--;
    this.#sinceReset.delete(ordinal);
    this.#ends[end]++;
    if (end !== 'answered') this.#lastFailedAtMs = nowMs();
  }
}
