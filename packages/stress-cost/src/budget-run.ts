import { setImmediate as macrotask } from 'node:timers/promises';
import {
  type CallEnd,
  isUpstreamFault,
  nowMs,
  type SubjectCostBreaker,
} from '@breaker-lab/stress-harness';
import { BookCheck } from './book-check.js';
import type { CostAudit } from './cost-audit.js';
import { exactOrder, type Order, unitsOf } from './order.js';
import { type OpenCall, PaidUpstream } from './paid-upstream.js';
import { ReferenceLedger } from './reference-ledger.js';

/** A caller that has heard nothing for so long will not hear anything. */
const PATIENCE_MS = 2_000;

/** A call whose caller has not heard yet. */
interface Waiting {
  readonly phase: number;
  readonly startMs: number;
  /** Present from the moment it reached the upstream. */
  open?: OpenCall;
}

/** One cost breaker with one budget, audited at every event: admission, rejection, settlement. */
export class BudgetRun {
  readonly ledger: ReferenceLedger;
  readonly upstream: PaidUpstream;
  readonly #breaker: SubjectCostBreaker;
  readonly #audit: CostAudit;
  readonly #books: BookCheck;
  readonly #waiting = new Map<Order, Waiting>();
  #rejectedSinceQuiet: Order[] = [];
  #succeeded = 0;
  #failed = 0;

  constructor(
    audit: CostAudit,
    {
      breaker,
      capMicros,
      clock = nowMs,
      ledger = new ReferenceLedger(capMicros),
    }: {
      breaker: SubjectCostBreaker;
      capMicros: number;
      clock?: () => number;
      ledger?: ReferenceLedger;
    },
  ) {
    this.#audit = audit;
    this.#breaker = breaker;
    this.#books = new BookCheck(audit, breaker);
    this.ledger = ledger;
    this.upstream = new PaidUpstream(this.ledger, clock);
  }

  /** Starts one call without waiting for it. */
  offer(order: Order): void {
    void this.#call(order);
  }

  /** Settles every open call that ever settles, in the order of arrival. */
  async settleAll(): Promise<void> {
    await this.quiet();
    for (const call of [...this.upstream.open]) {
      if (call.order.fate !== 'hangs') this.upstream.settle(call);
    }
    await this.quiet();
  }

  /**
   * One micro-unit too much, then exactly what is left, then one micro-unit: of these, the second
   * must run. @returns whether there was money left, and all of it could be spent.
   */
  async spendTheRest(): Promise<boolean> {
    const leftMicros = Math.max(0, this.ledger.roomMicros);
    for (const micros of leftMicros > 0 ? [leftMicros + 1, leftMicros, 1] : [1]) {
      if (this.#audit.stuck) return false;
      this.offer(exactOrder(micros));
      await this.settleAll();
    }
    return leftMicros > 0 && this.ledger.roomMicros === 0;
  }

  /** The callers of hanging calls walk away. */
  abandonHanging(): void {
    for (const { order } of this.upstream.open) this.#hear(order, 'cancelled');
  }

  /**
   * Waits until every caller has heard or has its call running upstream, then holds the books
   * against the true account. A subject that leaves callers without an answer is stuck.
   */
  async quiet(): Promise<void> {
    const deadlineMs = nowMs() + PATIENCE_MS;
    while (this.#waiting.size > this.upstream.open.size) {
      if (nowMs() > deadlineMs) {
        this.#audit.stuck = true;
        return;
      }
      await macrotask();
    }
    const { leastRoomMicros } = this.ledger;
    for (const { estimateMicros } of this.#rejectedSinceQuiet) {
      if (estimateMicros <= leastRoomMicros) this.#audit.rejectedWithRoom++;
    }
    this.#rejectedSinceQuiet = [];
    this.ledger.quiet();
    this.#books.whenQuiet(this.ledger);
  }

  /** Ends the run: nothing may be reserved now, and each caller has its own call's outcome. */
  end(): void {
    const { succeeded, failed } = this.upstream;
    this.#audit.mismatchedOutcomes +=
      Math.abs(succeeded - this.#succeeded) + Math.abs(failed - this.#failed);
    this.#books.atRest();
    this.#breaker.dispose?.();
  }

  async #call(order: Order): Promise<void> {
    this.#waiting.set(order, { phase: this.#audit.recorder.offer(), startMs: nowMs() });
    let end: CallEnd = 'succeeded';
    try {
      const settled = await this.#breaker.execute(() => this.#reach(order), {
        estimate: unitsOf(order.estimateMicros),
        actual: ({ actualMicros }) => unitsOf(actualMicros),
      });
      if (settled !== order) this.#audit.mismatchedOutcomes++;
      this.#succeeded++;
    } catch (error) {
      end = this.#endOf(error);
      if (end === 'rejected') this.#rejectedSinceQuiet.push(order);
      else this.#failed++;
    }
    this.#hear(order, end);
    this.#books.atEvent(this.ledger);
  }

  #reach(order: Order): Promise<Order> {
    this.#audit.admittedBeyondCapMicros += this.ledger.hold(order);
    this.#books.atEvent(this.ledger);
    const open = this.upstream.begin(order);
    const waiting = this.#waiting.get(order);
    if (waiting !== undefined) waiting.open = open;
    return open.answer;
  }

  #endOf(error: unknown): CallEnd {
    if (this.#breaker.isRejection(error)) return 'rejected';
    if (!isUpstreamFault(error)) this.#audit.unexpectedErrors++;
    return 'failed';
  }

  /** Latency is the breaker's own: how long the upstream took is the script's choice. */
  #hear(order: Order, end: CallEnd): void {
    const waiting = this.#waiting.get(order);
    if (waiting === undefined) return;
    this.#waiting.delete(order);
    const { phase, startMs, open } = waiting;
    const upstreamMs = open === undefined ? 0 : open.answeredMs - open.reachedMs;
    this.#audit.recorder.settle(phase, { end, latencyMs: nowMs() - startMs - upstreamMs });
  }
}
