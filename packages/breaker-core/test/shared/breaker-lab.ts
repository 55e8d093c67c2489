import {
  type SharedBreakerOptions,
  SharedCircuitBreaker,
  type SharedThreadOptions,
} from '../../src/shared/index.js';
import type { Permit } from '../../src/index.js';
import { ManualClock } from '../../src/testing/index.js';

export const OPEN_MS = 1_000;
export const DEADLINE_MS = 400;

/** A shared breaker on one manual clock, and more threads of it, all in this one. */
export class BreakerLab {
  readonly clock = new ManualClock(5);
  readonly first: SharedCircuitBreaker;

  /** Opens at the second failure in a row for 1,000 ms; a trial may take 400 ms. */
  constructor(options: SharedBreakerOptions = {}) {
    const all: SharedBreakerOptions = {
      trip: { kind: 'consecutive-failures', failures: 2 },
      openDurationMs: OPEN_MS,
      trialDeadlineMs: DEADLINE_MS,
      ...options,
    };
    this.first = SharedCircuitBreaker.create(all, { clock: this.clock });
  }

  /** What another thread has of the breaker. */
  attach(thread: SharedThreadOptions = {}): SharedCircuitBreaker {
    const { clock, first } = this;
    return SharedCircuitBreaker.attach(first.handle, { clock, ...thread });
  }

  fail(times = 2): this {
    for (let call = 0; call < times; call++) this.first.acquire().failure();
    return this;
  }

  /** Opens it, and lets the open period pass: the next call will be a trial. */
  becomeDue(): this {
    this.fail().clock.advance(OPEN_MS);
    return this;
  }
}

/** A permit; undefined when the call is turned away. */
export function tryAcquire(breaker: Pick<SharedCircuitBreaker, 'acquire'>): Permit | undefined {
  try {
    return breaker.acquire();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_CIRCUIT_OPEN') throw error;
    return undefined;
  }
}

/** How many of `calls` are admitted now; nobody settles them. */
export function admittedOf(breaker: SharedCircuitBreaker, calls: number): number {
  return Array.from({ length: calls }, () => tryAcquire(breaker)).filter(Boolean).length;
}
