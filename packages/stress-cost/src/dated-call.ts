import { Deferred, type SubjectPaidCall, UpstreamFault } from '@breaker-lab/stress-harness';
import { costMicros, type DatedPlan } from './dated-plan.js';
import { unitsOf } from './order.js';
import type { ReferenceLedger } from './reference-ledger.js';

/** Where a call is: only what reached the upstream has a day and a start. */
type Progress =
  | { readonly at: 'breaker' }
  | {
      readonly at: 'upstream';
      readonly paid: SubjectPaidCall;
      readonly ledger: ReferenceLedger;
      readonly startedAtMs: number;
      expired: boolean;
    }
  | { readonly at: 'end' };

/** One call: what its caller does, and what it does upstream. */
export class DatedCall {
  readonly plan: DatedPlan;
  readonly #caller = new AbortController();
  readonly #answer = new Deferred<DatedCall>();
  #progress: Progress = { at: 'breaker' };

  constructor(plan: DatedPlan) {
    this.plan = plan;
  }

  /** Absent where the caller never gives up. */
  get signal(): AbortSignal | undefined {
    return this.plan.ending === 'is aborted' ? this.#caller.signal : undefined;
  }

  get isGivenUp(): boolean {
    return this.#caller.signal.aborted;
  }

  get isRunning(): boolean {
    return this.#progress.at === 'upstream';
  }

  get hasRun(): boolean {
    return this.#progress.at !== 'breaker';
  }

  /** It begins, is charged to the account of its day, and uses the first half of what it uses. */
  begin(
    paid: SubjectPaidCall,
    { ledger, nowMs }: { ledger: ReferenceLedger; nowMs: number },
  ): Promise<DatedCall> {
    this.#progress = { at: 'upstream', paid, ledger, startedAtMs: nowMs, expired: false };
    const { usedMicros } = this.plan;
    if (usedMicros > 0) paid.used(unitsOf(Math.floor(usedMicros / 2)));
    return this.#answer.promise;
  }

  /** Its caller walks away; it runs on. */
  giveUp(): void {
    this.#caller.abort();
  }

  /** @returns whether it has expired by this: it started at `dueMs` or before. */
  expire(dueMs: number): boolean {
    const progress = this.#progress;
    if (progress.at !== 'upstream' || progress.expired || progress.startedAtMs > dueMs)
      return false;
    progress.expired = true;
    progress.ledger.expire(this.plan);
    return true;
  }

  /** It ends as planned. */
  end(): void {
    const progress = this.#progress;
    if (progress.at !== 'upstream') return;
    this.#progress = { at: 'end' };
    const { ending, usedMicros } = this.plan;
    const { ledger, paid, expired } = progress;
    ledger.settle(this.plan, { costMicros: costMicros(this.plan), expired });
    if (ending === 'succeeds' || ending === 'is late') {
      this.#answer.resolve(this);
      return;
    }
    if (ending !== 'fails') paid.used(unitsOf(usedMicros));
    this.#answer.reject(new UpstreamFault());
  }
}
