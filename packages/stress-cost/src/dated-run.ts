import { setImmediate as macrotask } from 'node:timers/promises';
import {
  type CallEnd,
  isUpstreamFault,
  type Lab,
  nowMs,
  type SubjectCostBreaker,
  type SubjectPaidCall,
} from '@breaker-lab/stress-harness';
import { BookCheck } from './book-check.js';
import type { CostAudit } from './cost-audit.js';
import { createCostBreaker } from './cost-breaker-under-test.js';
import { DatedCall } from './dated-call.js';
import { DatedCallers } from './dated-callers.js';
import { type DatedPlan, exactPlan } from './dated-plan.js';
import { DayLedgers, type DayOf } from './day-ledgers.js';
import { unitsOf } from './order.js';
import type { ReferenceLedger } from './reference-ledger.js';

/** A caller that has heard nothing for so long will not hear anything. */
const PATIENCE_MS = 2_000;

/** What a run is about. */
export interface DatedRunOptions {
  readonly capMicros: number;
  /** Default: nothing expires. */
  readonly reservationTtlMs?: number;
  readonly startsAtEpochMs: number;
  readonly timeZone?: string;
  /** The days of the budget, reckoned by the scenario. */
  readonly dayOf: DayOf;
}

/** One daily budget on two clocks that only the script moves, audited at every event. */
export class DatedRun {
  readonly days: DayLedgers;
  readonly #audit: CostAudit;
  readonly #books: BookCheck;
  readonly #breaker: SubjectCostBreaker;
  readonly #ttlMs: number;
  readonly #callers: DatedCallers;
  readonly #running = new Set<DatedCall>();
  #rejectedSinceQuiet: { estimateMicros: number; ledger: ReferenceLedger }[] = [];
  #nowMs = 0;
  #epochMs: number;
  #expired = 0;

  constructor(audit: CostAudit, lab: Lab, options: DatedRunOptions) {
    const { startsAtEpochMs, dayOf, capMicros, ...given } = options;
    this.#audit = audit;
    this.#callers = new DatedCallers(audit.recorder);
    this.#epochMs = startsAtEpochMs;
    this.#ttlMs = options.reservationTtlMs ?? Number.POSITIVE_INFINITY;
    this.days = new DayLedgers({ capMicros, dayOf });
    this.#breaker = createCostBreaker(lab, {
      ...given,
      capMicros,
      clock: () => this.#nowMs,
      epochMs: () => this.#epochMs,
    });
    this.#books = new BookCheck(audit, this.#breaker);
    this.#books.atEvent(this.today);
  }

  get epochMs(): number {
    return this.#epochMs;
  }

  get today(): ReferenceLedger {
    return this.days.at(this.#epochMs);
  }

  /** Calls whose reservation expired. */
  get expired(): number {
    return this.#expired;
  }

  /** @param begun - what happens in the tick in which it reaches the upstream. */
  offer(plan: DatedPlan, begun?: (call: DatedCall) => void): DatedCall {
    const call = new DatedCall(plan);
    void this.#call(call, begun);
    return call;
  }

  /** The caller of a running call walks away; it hears at once, and the call runs on. */
  giveUp(call: DatedCall): void {
    call.giveUp();
    this.#books.atEvent(this.today);
  }

  end(call: DatedCall): void {
    this.#running.delete(call);
    call.end();
    this.#books.atEvent(this.today);
  }

  /** Sets the wall clock, and no other. */
  setWall(epochMs: number): void {
    this.#epochMs = epochMs;
    this.#books.atEvent(this.today);
  }

  /** Time passes. The breaker is not told: the next event finds it as it is. */
  elapse(ms: number): void {
    this.#nowMs += ms;
    this.#epochMs += Math.ceil(ms);
    for (const call of this.#running) {
      if (call.expire(this.#nowMs - this.#ttlMs)) this.#expired++;
    }
  }

  /** Waits until all callers have heard that can, and then holds the books against the true account. */
  async quiet(): Promise<void> {
    const deadlineMs = nowMs() + PATIENCE_MS;
    do {
      await macrotask();
      this.#audit.stuck ||= nowMs() > deadlineMs;
      if (this.#audit.stuck) return;
    } while (this.#callers.anyDue);
    for (const { estimateMicros, ledger } of this.#rejectedSinceQuiet) {
      if (estimateMicros <= ledger.leastRoomMicros) this.#audit.rejectedWithRoom++;
    }
    this.#rejectedSinceQuiet = [];
    for (const ledger of this.days.all) ledger.quiet();
    this.#books.whenQuiet(this.today);
  }

  /** Offers calls that cost what they say, and ends them. */
  async spend(...micros: readonly number[]): Promise<void> {
    const calls = micros.map((each) => this.offer(exactPlan(each)));
    await this.quiet();
    for (const call of calls) if (call.isRunning) this.end(call);
    await this.quiet();
  }

  /** One micro-unit too much, then exactly what is left of this day, then one micro-unit. */
  async spendTheRest(): Promise<void> {
    const leftMicros = this.today.roomMicros;
    for (const micros of leftMicros > 0 ? [leftMicros + 1, leftMicros, 1] : [1]) {
      await this.spend(micros);
    }
  }

  /** Ends the run: callers of hanging calls walk away, and nothing may be reserved now. */
  dispose(): void {
    this.#callers.walkAway();
    this.#books.atRest();
    this.#breaker.dispose?.();
  }

  async #call(call: DatedCall, begun: ((call: DatedCall) => void) | undefined): Promise<void> {
    this.#callers.wait(call);
    const { plan, signal } = call;
    const ledger = this.today;
    let end: CallEnd = 'succeeded';
    try {
      const answered = await this.#breaker.execute(
        (paid) => {
          const answer = this.#reach(call, paid);
          begun?.(call);
          return answer;
        },
        {
          estimate: unitsOf(plan.estimateMicros),
          actual: (one) => unitsOf(one.plan.actualMicros),
          ...(signal === undefined ? {} : { signal }),
        },
      );
      if (answered !== call) this.#audit.mismatchedOutcomes++;
    } catch (error) {
      end = this.#endOf(call, error);
      if (end === 'rejected') {
        this.#rejectedSinceQuiet.push({ estimateMicros: plan.estimateMicros, ledger });
      }
    }
    this.#callers.hear(call, end);
    this.#books.atEvent(this.today);
  }

  #reach(call: DatedCall, paid: SubjectPaidCall): Promise<DatedCall> {
    const { today } = this;
    this.#audit.admittedBeyondCapMicros += today.hold(call.plan);
    this.#running.add(call);
    const answer = call.begin(paid, { ledger: today, nowMs: this.#nowMs });
    this.#books.atEvent(today);
    return answer;
  }

  #endOf(call: DatedCall, error: unknown): CallEnd {
    if (this.#breaker.isRejection(error)) {
      if (call.hasRun) this.#audit.mismatchedOutcomes++;
      return 'rejected';
    }
    if (call.isGivenUp) return 'cancelled';
    if (!isUpstreamFault(error)) this.#audit.unexpectedErrors++;
    return 'failed';
  }
}
