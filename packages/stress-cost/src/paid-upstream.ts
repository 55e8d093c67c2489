import { nowMs, UpstreamFault } from '@breaker-lab/stress-harness';
import type { Order } from './order.js';
import type { ReferenceLedger } from './reference-ledger.js';

/** A call that has reached the upstream, until the scenario settles it. */
export interface OpenCall {
  readonly order: Order;
  /** By the clock that reservations expire by. */
  readonly startedAtMs: number;
  /** Its reservation's time is over. */
  expired: boolean;
  /** Its order, once settled: so a caller can tell its own result. */
  readonly answer: Promise<Order>;
  readonly resolve: (order: Order) => void;
  readonly reject: (fault: UpstreamFault) => void;
  /** By the real clock. */
  readonly reachedMs: number;
  answeredMs: number;
}

/**
 * What paid calls reach: it settles them when it is told, so that every interleaving is the
 * seed's, and enters what they truly cost into the reference ledger.
 */
export class PaidUpstream {
  /** In the order of arrival. */
  readonly open = new Set<OpenCall>();
  readonly #ledger: ReferenceLedger;
  readonly #nowMs: () => number;
  #succeeded = 0;
  #failed = 0;
  #expired = 0;
  #late = 0;
  #overrun = 0;

  constructor(ledger: ReferenceLedger, nowMs: () => number) {
    this.#ledger = ledger;
    this.#nowMs = nowMs;
  }

  get succeeded(): number {
    return this.#succeeded;
  }

  get failed(): number {
    return this.#failed;
  }

  /** Calls whose reservation expired. */
  get expired(): number {
    return this.#expired;
  }

  /** Of those, calls that settled afterwards. */
  get late(): number {
    return this.#late;
  }

  /** Calls that cost more than estimated. */
  get overrun(): number {
    return this.#overrun;
  }

  /** A call arrives, and waits to be settled. */
  begin(order: Order): OpenCall {
    const reachedMs = nowMs();
    const times = { startedAtMs: this.#nowMs(), reachedMs, answeredMs: reachedMs };
    let settle!: Pick<OpenCall, 'resolve' | 'reject'>;
    const answer = new Promise<Order>((resolve, reject) => {
      settle = { resolve, reject };
    });
    const call: OpenCall = { order, expired: false, answer, ...times, ...settle };
    this.open.add(call);
    return call;
  }

  /** Settles an open call as its order says; a hanging one must not be asked. */
  settle(call: OpenCall): void {
    const { order, expired } = call;
    const succeeds = order.fate === 'succeeds';
    this.open.delete(call);
    call.answeredMs = nowMs();
    this.#ledger.settle(order, { costMicros: succeeds ? order.actualMicros : 0, expired });
    if (expired) this.#late++;
    if (succeeds) {
      this.#succeeded++;
      if (order.actualMicros > order.estimateMicros) this.#overrun++;
      call.resolve(order);
    } else {
      this.#failed++;
      call.reject(new UpstreamFault());
    }
  }

  /** Enters as expired whatever has been open for `ttlMs` and longer. */
  expire(ttlMs: number): void {
    const dueMs = this.#nowMs() - ttlMs;
    for (const call of this.open) {
      if (call.expired || call.startedAtMs > dueMs) continue;
      call.expired = true;
      this.#expired++;
      this.#ledger.expire(call.order);
    }
  }
}
