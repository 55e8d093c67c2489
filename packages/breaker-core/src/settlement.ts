import { classified } from './classifier.js';
import type { Context } from './context.js';
import type { Grant, GrantHandlers } from './grant.js';
import { decisionOf } from './machine.js';
import { open, openIfTripped, passOverdue } from './opening.js';
import { type Classification, PLAIN, TIMED_OUT } from './outcome.js';
import { CallRejectedError } from './rejection.js';
import type { Trial } from './trial-slots.js';
import type { WatchedCall } from './trip/watched-call.js';

/** Counts what became of calls, and lets it decide. */
export class Settlement {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** The handlers of a call's promise. */
  readonly handlers = (grant: Grant): GrantHandlers => ({
    fulfilled: (value) => {
      this.succeed(grant, value);
      return value;
    },
    rejected: (error) => {
      this.fail(grant, error);
      throw error;
    },
  });

  /** Settles a call by what its result is. */
  succeed(grant: Grant, result: unknown): void {
    const context = this.#context;
    const { holder } = context;
    // The shared grant is of the present generation.
    if (grant === holder.shared && holder.isQuick) {
      context.tally.succeeded++;
      if (grant.role !== 'watched') return;
      const place = context.watch.quickSuccess(context);
      if (place >= 0) this.#trippedBySuccess(place);
      return;
    }
    const { settings, countObserverError } = context;
    const { classifyResult } = settings;
    this.settle(
      grant,
      classifyResult === undefined
        ? PLAIN.success
        : classified(classifyResult, result, countObserverError),
    );
  }

  /** Settles a call by what its error is. */
  fail(grant: Grant, error: unknown): void {
    this.settle(grant, this.classify(error));
  }

  classify(error: unknown): Classification {
    const { settings, countObserverError } = this.#context;
    if (CallRejectedError.isIssuedBy(this.#context, error)) return PLAIN.ignored;
    return settings.classify === undefined
      ? PLAIN.failure
      : classified(settings.classify, error, countObserverError);
  }

  settle(grant: Grant, said: Classification): void {
    const { holder, tally, watch } = this.#context;
    const wasOverdue = watch.end(grant);
    if (grant.generation !== holder.generation || grant.trial?.held === false) {
      this.#settleLate(grant, said);
    } else {
      tally.settle(said.outcome);
      if (grant.trial !== undefined) this.#settleTrial(grant, { trial: grant.trial, said });
      else if (grant.role === 'watched') this.#watchCall(grant, { said, wasOverdue });
    }
    this.#context.onSettled?.(grant);
    this.#context.notify();
  }

  /** Settles a call whose time was up; its work goes on. */
  timeOut(grant: Grant, timeoutMs: number): void {
    const { events, tally } = this.#context;
    tally.timedOut++;
    tally.abandoned++;
    if (events.wants('timeout')) {
      events.push('timeout', { atMs: this.#context.nowMs(), timeoutMs });
    }
    this.settle(grant, TIMED_OUT);
  }

  /** Settles a call that its caller gave up; its work goes on. */
  abandon(grant: Grant): void {
    this.#context.tally.abandoned++;
    this.settle(grant, PLAIN.cancelled);
  }

  /** The work of an abandoned call has ended. */
  workEnded(): void {
    this.#context.tally.abandoned--;
  }

  #trippedBySuccess(place: number): void {
    openIfTripped(this.#context, place, { nowMs: this.#context.nowMs(), said: PLAIN.success });
    this.#context.notify();
  }

  /** Shows a call of the closed or recovering state to the trip rules. */
  #watchCall(
    grant: Grant,
    { said, wasOverdue }: { said: Classification; wasOverdue: boolean },
  ): void {
    const { outcome, errorClass } = said;
    if (outcome === 'ignored' || outcome === 'cancelled') return;
    const { holder, tally, watch } = this.#context;
    const { generation } = holder;
    const nowMs = this.#context.nowMs();
    const isSlow = watch.isSlow(grant, nowMs);
    if (isSlow) tally.slow++;
    const call: WatchedCall =
      outcome === 'success'
        ? { kind: 'success', isSlow, wasOverdue }
        : { kind: 'failure', isSlow, wasOverdue, errorClass };
    const place = watch.show(call, nowMs);
    // A rule of the user's own may have called the breaker.
    if (holder.generation !== generation) return;
    if (openIfTripped(this.#context, place, { nowMs, said })) return;
    passOverdue(this.#context, nowMs);
    if (holder.state.kind !== 'recovering' || outcome !== 'success') return;
    holder.state.ramp.succeeded();
    holder.move({ kind: 'recovered', nowMs }, { nowMs });
  }

  #settleTrial(grant: Grant, { trial, said }: { trial: Trial; said: Classification }): void {
    const { holder, settings, tally, watch } = this.#context;
    if (holder.state.kind === 'half-open') holder.state.trials.release(trial);
    const { outcome } = said;
    if (outcome === 'ignored' || outcome === 'cancelled') return;
    const nowMs = this.#context.nowMs();
    const isSlow = watch.isSlow(grant, nowMs);
    if (isSlow) tally.slow++;
    const succeeded = outcome === 'success' && !isSlow;
    const { halfOpenTrials: successes, recovery } = settings;
    const rule = settings.halfOpenRule ?? { kind: 'successes', successes };
    const decision = decisionOf(holder.state, { succeeded, rule });
    if (decision === 'open') {
      open(this.#context, 'trial-failed', { nowMs, said, trip: null });
    } else if (decision === 'close') {
      holder.move({ kind: 'trials-succeeded', nowMs, recovery }, { nowMs });
    } else {
      holder.move({ kind: 'trial-counted', succeeded }, { nowMs });
    }
  }

  #settleLate(grant: Grant, { outcome }: Classification): void {
    const { events, holder, tally } = this.#context;
    tally.late++;
    if (!events.wants('late')) return;
    events.push('late', {
      atMs: this.#context.nowMs(),
      outcome,
      admittedIn: grant.generation,
      generation: holder.generation,
    });
  }
}
