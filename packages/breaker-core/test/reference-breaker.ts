import type { BreakerState } from '../src/index.js';

export interface ReferenceCall {
  readonly generation: number;
  readonly sinceMs: number;
  expired: boolean;
}

export type Way = 'success' | 'failure' | 'ignore' | 'cancel';

export interface ReferenceLimits {
  readonly failures: number;
  readonly trials: number;
  readonly openMs: number;
  readonly deadlineMs: number;
}

const COUNT_OF = {
  success: 'succeeded',
  failure: 'failed',
  ignore: 'ignored',
  cancel: 'cancelled',
};

/** A breaker that opens at failures in a row, written as plainly as can be: lists, no cleverness. */
export class ReferenceBreaker {
  state: BreakerState = 'closed';
  nowMs = 0;
  edges: string[] = [];
  inFlight: ReferenceCall[] = [];
  counts: Record<string, number> = {};
  #generation = 1;
  #inARow = 0;
  #successes = 0;
  #openedMs = 0;

  constructor(readonly limits: ReferenceLimits) {}

  /** The admitted call, or undefined when it is rejected. */
  acquire(): ReferenceCall | undefined {
    const { openMs, deadlineMs, trials } = this.limits;
    if (this.state === 'open' && this.nowMs >= this.#openedMs + openMs) this.#enter('half-open');
    if (this.state === 'half-open') {
      for (const trial of this.#trials()) {
        if (this.nowMs - trial.sinceMs < deadlineMs) continue;
        trial.expired = true;
        this.#count('expired');
      }
    }
    const full = this.state === 'half-open' && this.#trials().length >= trials;
    if (full || this.state === 'open' || this.state === 'forced-open') {
      this.#count('rejected');
      return undefined;
    }
    this.#count('admitted');
    const call = { generation: this.#generation, sinceMs: this.nowMs, expired: false };
    this.inFlight.push(call);
    return call;
  }

  settle(call: ReferenceCall, way: Way): void {
    this.inFlight = this.inFlight.filter((other) => other !== call);
    if (call.generation !== this.#generation || call.expired) {
      this.#count('late');
      return;
    }
    this.#count(COUNT_OF[way]);
    if (way === 'ignore' || way === 'cancel') return;
    if (this.state === 'closed') {
      this.#inARow = way === 'failure' ? this.#inARow + 1 : 0;
      if (this.#inARow === this.limits.failures) this.#enter('open');
    } else if (this.state === 'half-open' && way === 'failure') {
      this.#enter('open');
    } else if (this.state === 'half-open' && ++this.#successes === this.limits.trials) {
      this.#enter('closed');
    }
  }

  control(state: 'forced-open' | 'disabled' | 'closed'): void {
    if (state === 'closed' || state !== this.state) this.#enter(state);
  }

  #trials(): ReferenceCall[] {
    return this.inFlight.filter((call) => call.generation === this.#generation && !call.expired);
  }

  #enter(state: BreakerState): void {
    this.edges.push(`${this.state}>${state}`);
    this.state = state;
    this.#generation++;
    this.#inARow = 0;
    this.#successes = 0;
    this.#openedMs = this.nowMs;
  }

  #count(name: string): void {
    this.counts[name] = (this.counts[name] ?? 0) + 1;
  }
}
