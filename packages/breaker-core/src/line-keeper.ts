import type { Admission } from './admission.js';
import type { Context } from './context.js';
import type { Deadline } from './deadlines.js';
import type { Grant } from './grant.js';
import { passTime } from './opening.js';
import { type WaitAnswer, WaitingLine } from './waiting-line.js';

/** Keeps the line of those who wait for a trial: who may stand in it, and when it moves. */
export class LineKeeper {
  readonly #context: Context;
  readonly #admission: Admission;
  readonly #line: WaitingLine;
  /** Calls in flight whose callers had waited, once the breaker admits. */
  #released = 0;
  #expiry: TrialExpiry | undefined;

  constructor(context: Context, admission: Admission) {
    this.#context = context;
    this.#admission = admission;
    this.#line = new WaitingLine(context.deadlines, (nowMs) => {
      const rejection = admission.reject('half-open', nowMs);
      context.notify();
      return rejection;
    });
  }

  /** An answer to come; undefined when nobody has to wait, or nobody more may. */
  join(signal: AbortSignal | undefined): Promise<WaitAnswer> | undefined {
    const { halfOpenQueue } = this.#context.settings;
    const { kind } = this.#context.holder.state;
    if (halfOpenQueue === undefined || (kind !== 'open' && kind !== 'half-open')) return undefined;
    const nowMs = this.#context.nowMs();
    passTime(this.#context, nowMs);
    if (!this.#admission.isFullOfTrials || this.#line.length >= halfOpenQueue.maxCallers) {
      return undefined;
    }
    const answer = this.#line.wait(nowMs + halfOpenQueue.maxWaitMs, signal);
    this.serve();
    this.#context.notify();
    return answer;
  }

  /** A call has settled: where its caller had waited, the next one may go on. */
  settled(grant: Grant): void {
    if (grant.hadWaited) this.#released--;
    this.serve();
  }

  /** Lets those who wait go on where they can, and sends them away where nobody can. */
  serve(): void {
    if (this.#line.length === 0) return;
    const nowMs = this.#context.nowMs();
    this.#line.answer(() => this.#next(nowMs));
    if (this.#expiry !== undefined) this.#context.deadlines.remove(this.#expiry);
    const { state } = this.#context.holder;
    if (this.#line.length === 0 || state.kind !== 'half-open') return;
    const sinceMs = state.trials.oldestStartedAtMs ?? nowMs;
    const dueAtMs = sinceMs + this.#context.settings.trialDeadlineMs;
    this.#expiry = new TrialExpiry(dueAtMs, (dueMs) => {
      passTime(this.#context, dueMs);
      this.serve();
      this.#context.notify();
    });
    this.#context.deadlines.add(this.#expiry);
  }

  /** What the next in line is told; undefined while it has to wait. */
  #next(nowMs: number): WaitAnswer | undefined {
    const { holder, settings } = this.#context;
    switch (holder.state.kind) {
      case 'half-open':
        return this.#admission.isFullOfTrials ? undefined : this.#admission.decide(nowMs);
      case 'closed':
      case 'recovering':
      case 'forced-closed':
      case 'disabled': {
        if (this.#released >= settings.halfOpenTrials) return undefined;
        const answer = this.#admission.decide(nowMs, { hadWaited: true });
        if ('hadWaited' in answer && answer.hadWaited) this.#released++;
        return answer;
      }
      default:
        return this.#admission.decide(nowMs);
    }
  }
}

/** When the oldest trial loses its slot to somebody who waits for it. */
class TrialExpiry implements Deadline {
  place = -1;
  readonly dueAtMs: number;
  readonly onDue: (nowMs: number) => void;

  constructor(dueAtMs: number, onDue: (nowMs: number) => void) {
    this.dueAtMs = dueAtMs;
    this.onDue = onDue;
  }
}
