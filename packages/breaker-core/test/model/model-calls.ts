import type { Classification, RejectionReason, WatchedCall } from '../../src/index.js';
import { classify } from './error-said.js';
import { COUNT_OF, type ModelCall, ModelError, NO_COUNTS } from './model-call.js';
import type { ModelMachine } from './model-machine.js';

type Refusal = readonly [reason: RejectionReason, retryAfterMs: number];

/** The calls of the model: which are let through, and what their results lead to. */
export class ModelCalls {
  readonly counts = { ...NO_COUNTS };
  readonly #machine: ModelMachine;
  #inFlight: ModelCall[] = [];

  constructor(machine: ModelMachine) {
    this.#machine = machine;
  }

  get inFlight(): number {
    return this.#inFlight.length;
  }

  classify(error: unknown): Classification {
    const isOwn = error instanceof ModelError && 'retryAfterMs' in error;
    if (isOwn) return { outcome: 'ignored' };
    try {
      return classify(error);
    } catch {
      this.counts.observerErrors++;
      return { outcome: 'failure' };
    }
  }

  admit(): ModelCall | ModelError {
    const machine = this.#machine;
    const { nowMs } = machine;
    this.#passTime();
    const refusal = this.#refusal();
    if (refusal === undefined) return this.#begin({ isExtra: false });
    const [reason, retryAfterMs] = refusal;
    const { isShadow: shadow } = machine;
    const rejection = { breakerName: 'breaker', state: machine.state, reason, retryAfterMs };
    machine.events.add('rejected', { ...rejection, atMs: nowMs, shadow });
    if (shadow) {
      this.counts.wouldHaveRejected++;
      return this.#begin({ isExtra: true });
    }
    this.counts.rejected++;
    const code = reason === 'in-flight-limit' ? 'ERR_IN_FLIGHT_LIMIT' : 'ERR_CIRCUIT_OPEN';
    return new ModelError(code, rejection);
  }

  /** What the time that has passed leads to, now that a call has come. */
  #passTime(): void {
    const { state, period, nowMs } = this.#machine;
    if (state === 'open' && nowMs >= period.dueAtMs) this.#machine.tryOut();
    if (state === 'recovering' && period.ramp?.isOver(nowMs) === true) this.#machine.recovered();
    this.#expireTrials();
    this.#showOverdue();
  }

  #refusal(): Refusal | undefined {
    const { state, period, nowMs, options } = this.#machine;
    if (state === 'isolated' || state === 'forced-open') return [state, Infinity];
    if (state === 'open') return [state, period.dueAtMs - nowMs];
    if (
      this.#inFlight.length + this.counts.abandoned >= (options.maxInFlight ?? Infinity) &&
      state !== 'disabled'
    )
      return ['in-flight-limit', 0];
    const trials = this.#trials();
    if (state === 'half-open' && trials.length >= options.halfOpenTrials) {
      const oldestMs = Math.min(...trials.map(({ sinceMs }) => sinceMs));
      return [state, oldestMs + options.trialDeadlineMs - nowMs];
    }
    return period.ramp?.admits(nowMs) === false && state === 'recovering' ? [state, 0] : undefined;
  }

  #begin({ isExtra }: { isExtra: boolean }): ModelCall {
    const { generation, nowMs, state } = this.#machine;
    const isTrial = state === 'half-open' && !isExtra;
    const call = { generation, sinceMs: nowMs, isTrial, isExtra, expired: false, overdue: false };
    this.counts.admitted++;
    this.#inFlight.push(call);
    return call;
  }

  settle(call: ModelCall, said: Classification): void {
    this.#inFlight = this.#inFlight.filter((other) => other !== call);
    const { outcome } = said;
    const { generation, nowMs, state } = this.#machine;
    if (call.expired || call.generation !== generation) {
      this.counts.late++;
      const { generation: admittedIn } = call;
      this.#machine.events.add('late', { atMs: nowMs, outcome, admittedIn, generation });
      return;
    }
    this.counts[COUNT_OF[outcome]]++;
    if (outcome !== 'success' && outcome !== 'failure') return;
    if (call.isExtra || state === 'forced-closed' || state === 'disabled') return;
    const isSlow = this.#isSlow(call);
    if (isSlow) this.counts.slow++;
    if (state === 'half-open') {
      this.#judgeTrials(outcome === 'failure' || isSlow, said);
      return;
    }
    const { overdue: wasOverdue } = call;
    this.#show({ kind: outcome, isSlow, wasOverdue, errorClass: said.errorClass }, said);
    this.#showOverdue();
    if (this.#machine.state === 'recovering') this.#climb(outcome);
  }

  #climb(outcome: 'success' | 'failure'): void {
    const { ramp } = this.#machine.period;
    if (ramp === undefined || outcome === 'failure') return;
    ramp.successes++;
    if (ramp.isOver(this.#machine.nowMs)) this.#machine.recovered();
  }

  #judgeTrials(failed: boolean, said: Classification): void {
    const { period, options } = this.#machine;
    if (failed) period.failed++;
    else period.succeeded++;
    const rule = options.halfOpenRule ?? { kind: 'successes', successes: options.halfOpenTrials };
    if (rule.kind === 'successes') {
      if (period.failed > 0) this.#machine.open('trial-failed', { said });
      else if (period.succeeded >= rule.successes) this.#machine.trialsSucceeded();
      return;
    }
    // Decided as soon as the trials that are missing cannot change it.
    const missing = Math.max(0, rule.calls - period.succeeded - period.failed);
    if (period.failed / rule.calls >= rule.failureRateThreshold)
      this.#machine.open('trial-failed', { said });
    else if ((period.failed + missing) / rule.calls < rule.failureRateThreshold)
      this.#machine.trialsSucceeded();
  }

  /** Shows a call to all rules; the first that says so opens. */
  #show(call: WatchedCall, said?: Classification): void {
    const { options, rules, state, nowMs } = this.#machine;
    if (state !== 'closed' && state !== 'recovering') return;
    if (options.hasFaultyRule) this.counts.observerErrors++;
    const place = rules.map((rule) => rule.sees(call, nowMs)).indexOf(true);
    const tripped = rules[place];
    if (tripped === undefined) return;
    const { kind: name } = tripped.options;
    const errorClass = 'errorClass' in tripped.options ? tripped.options.errorClass : undefined;
    const rule = options.hasFaultyRule ? place + 1 : place;
    const cause = { rule, name, errorClass: errorClass ?? null, figures: tripped.figures };
    this.#machine.open('rule-tripped', { said, cause });
  }

  /** Calls that have become slow in flight count as slow when the next call comes or completes. */
  #showOverdue(): void {
    for (const call of this.#inFlight) {
      const isWatched = call.generation === this.#machine.generation && !call.isExtra;
      if (!isWatched || call.overdue || !this.#isSlow(call)) continue;
      call.overdue = true;
      this.#show({ kind: 'overdue' });
    }
  }

  #isSlow({ sinceMs }: ModelCall): boolean {
    const { nowMs, options } = this.#machine;
    return nowMs - sinceMs >= (options.slowCallDurationMs ?? Infinity);
  }

  #trials(): ModelCall[] {
    const { generation } = this.#machine;
    return this.#inFlight.filter(
      (call) => call.isTrial && !call.expired && call.generation === generation,
    );
  }

  #expireTrials(): void {
    const { nowMs, options, state } = this.#machine;
    if (state !== 'half-open') return;
    for (const trial of this.#trials()) {
      if (nowMs - trial.sinceMs < options.trialDeadlineMs) continue;
      trial.expired = true;
      this.counts.expired++;
    }
  }
}
