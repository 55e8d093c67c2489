import { nowMs } from '../../clock.js';
import type { Upstream } from '../upstream.js';
import { type HttpEnd, type HttpEndCounts, noHttpEnds } from './http-end.js';
import { httpEndOf } from './http-error.js';
import { Patience, type StallNews } from './patience.js';

/** What one exchange is given. */
export interface Exchange {
  /** From 1, in the order in which calls reach the upstream. */
  readonly ordinal: number;
  readonly requestId: string;
  /** Aborted when the caller's patience ends. */
  readonly signal: AbortSignal;
}

/** Calls over HTTP whose callers have so much patience, counted by how each ended as its caller saw it. */
export class HttpUpstream implements Upstream {
  readonly #send: (exchange: Exchange) => Promise<unknown>;
  readonly #patience: Patience;
  readonly #ends = noHttpEnds();
  readonly #sinceReset = new Set<number>();
  #started = 0;
  #inFlight = 0;
  #maxInFlight = 0;
  #lastFailedAtMs = -Infinity;

  /** @param options.server - says from when on a caller waits in vain; default: from the call on. */
  constructor(
    send: (exchange: Exchange) => Promise<unknown>,
    { patienceMs, server }: { readonly patienceMs: number; readonly server?: StallNews },
  ) {
    this.#send = send;
    this.#patience = new Patience(patienceMs, server);
  }

  readonly call = async (): Promise<unknown> => {
    const ordinal = ++this.#started;
    this.#inFlight++;
    this.#sinceReset.add(ordinal);
    this.#maxInFlight = Math.max(this.#maxInFlight, this.#sinceReset.size);
    const requestId = String(ordinal);
    const signal = this.#patience.begin(requestId);
    try {
      const answer = await this.#send({ ordinal, requestId, signal });
      this.#end(ordinal, 'answered');
      return answer;
    } catch (error) {
      this.#end(ordinal, httpEndOf(error) ?? 'unreadable');
      throw error;
    } finally {
      this.#patience.end(requestId);
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
