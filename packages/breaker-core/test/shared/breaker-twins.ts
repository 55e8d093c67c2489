import { CircuitBreaker, type Permit, type TripRule } from '../../src/index.js';
import type { SharedBreakerOptions } from '../../src/shared/index.js';
import { BreakerLab, tryAcquire } from './breaker-lab.js';

/** One thing that happens to a breaker of three threads. */
export type BreakerStep =
  | { readonly do: 'acquire'; readonly thread: number }
  | {
      readonly do: 'settle';
      readonly pick: number;
      readonly as: 'success' | 'failure' | 'ignore' | 'cancel';
      readonly error: unknown;
    }
  | { readonly do: 'wait'; readonly ms: number };

/** A shared breaker and a local one with the same options, taken through the same steps. */
export class BreakerTwins {
  readonly #lab: BreakerLab;
  readonly #threads;
  readonly #local: CircuitBreaker;
  readonly #permits: { readonly shared: Permit; readonly local: Permit }[] = [];
  /** All that was told of a transition. */
  readonly told = { shared: [] as unknown[], local: [] as unknown[] };

  constructor(options: SharedBreakerOptions & { readonly trip: TripRule }) {
    const classify = (error: unknown) =>
      ({ outcome: 'failure', errorClass: String(error) }) as const;
    this.#lab = new BreakerLab(options);
    const { clock, first } = this.#lab;
    this.#threads = [0, 1, 2].map(() => this.#lab.attach({ classify }));
    this.#local = new CircuitBreaker({ ...first.handle.options, classify, clock });
    this.#local.on('transition', (event) => this.told.local.push(event));
    for (const thread of this.#threads) {
      thread.on('transition', (event) => this.told.shared.push(event));
    }
  }

  /** What came of a step. */
  take(step: BreakerStep): { readonly shared: unknown; readonly local: unknown } {
    if (step.do === 'wait') this.#lab.clock.advance(step.ms);
    if (step.do === 'acquire') return this.#acquire(step.thread);
    if (step.do === 'settle') this.#settle(step);
    return this.look();
  }

  look(): { readonly shared: unknown; readonly local: unknown } {
    const { counts } = this.#local;
    const { first } = this.#lab;
    return {
      shared: { state: first.state, ...first.counts },
      local: {
        state: this.#local.state,
        admitted: counts.admitted,
        succeeded: counts.succeeded,
        failed: counts.failed,
        ignored: counts.ignored,
        cancelled: counts.cancelled,
        late: counts.late,
        inFlight: counts.inFlight,
        timedOut: counts.timedOut,
        expired: counts.expired,
        rejected: counts.rejected,
        observerErrors: counts.observerErrors,
      },
    };
  }

  #acquire(thread: number): { readonly shared: unknown; readonly local: unknown } {
    const breaker = this.#threads[thread];
    if (breaker === undefined) throw new RangeError(`no thread ${thread}`);
    const shared = tryAcquire(breaker);
    const local = tryAcquire(this.#local);
    if (shared !== undefined && local !== undefined) this.#permits.push({ shared, local });
    return { shared: shared !== undefined, local: local !== undefined };
  }

  #settle({ pick, as, error }: Extract<BreakerStep, { do: 'settle' }>): void {
    const [pair] = this.#permits.splice(pick % Math.max(1, this.#permits.length), 1);
    for (const permit of [pair?.shared, pair?.local]) {
      if (as === 'failure') permit?.failure(error);
      else permit?.[as]();
    }
  }
}
