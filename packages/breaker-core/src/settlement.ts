import { classified } from './classifier.js';
import type { Core } from './core.js';
import type { Grant } from './grant.js';
import { decisionOf } from './machine.js';
import { open, openIfTripped, passOverdue, show } from './opening.js';
import { type Classification, PLAIN, TIMED_OUT } from './outcome.js';
import { CallRejectedError } from './rejection.js';
import { notify, push, wants } from './telling.js';
import { move } from './transition.js';
import type { Trial } from './trial-slots.js';
import { QUICK_SUCCESS, type WatchedCall } from './trip/watched-call.js';

/** Settles a call by what its result is. */
export function succeed(grant: Grant, result: unknown): void {
  const { core } = grant;
  // The shared grant is of the present generation.
  if (grant === core.shared && core.isQuick) {
    core.tally.succeeded++;
    if (grant.role === 'watched') watchQuickSuccess(grant);
    return;
  }
  const { classifyResult } = core.settings;
  settle(
    grant,
    classifyResult === undefined ? PLAIN.success : classified(core, classifyResult, result),
  );
}

/** Settles a call by what its error is. */
export function fail(grant: Grant, error: unknown): void {
  settle(grant, classify(grant.core, error));
}

/** What an error says; the breaker's own rejections say nothing. */
export function classify(core: Core, error: unknown): Classification {
  if (CallRejectedError.isIssuedBy(core, error)) return PLAIN.ignored;
  const { classify: own } = core.settings;
  return own === undefined ? PLAIN.failure : classified(core, own, error);
}

/** Counts what became of a call, and lets it decide. */
export function settle(grant: Grant, said: Classification): void {
  const { core } = grant;
  const wasOverdue = grant.timed !== undefined && core.slow?.end(grant.timed) === true;
  if (grant.generation !== core.state.generation || grant.trial?.held === false) {
    settleLate(grant, said);
  } else {
    core.tally.settle(said.outcome);
    if (grant.trial !== undefined) settleTrial(grant, { trial: grant.trial, said });
    else if (grant.role === 'watched') watchCall(grant, { said, wasOverdue });
  }
  core.line?.settled(grant);
  notify(core);
}

/** Settles a call whose time was up; its work goes on. */
export function timeOut(grant: Grant, timeoutMs: number): void {
  const { core } = grant;
  core.tally.timedOut++;
  core.tally.abandoned++;
  if (wants(core, 'timeout')) push(core, 'timeout', { atMs: core.nowMs(), timeoutMs });
  settle(grant, TIMED_OUT);
}

/** Settles a call that its caller gave up; its work goes on. */
export function abandon(grant: Grant): void {
  grant.core.tally.abandoned++;
  settle(grant, PLAIN.cancelled);
}

/** The work of an abandoned call has ended. */
export function workEnded({ core }: Grant): void {
  core.tally.abandoned--;
}

/** As `show` does; what only a rule that trips has to know is looked at only then. */
function watchQuickSuccess({ core, generation }: Grant): void {
  const { trips } = core;
  const tripped = trips.record(QUICK_SUCCESS, trips.readsTime ? core.coarseNowMs() : 0);
  if (tripped === undefined) return;
  if (trips !== core.trips || generation !== core.state.generation) return;
  openIfTripped(core, tripped, PLAIN.success);
  notify(core);
}

/** Shows a call of the closed or recovering state to the trip rules. */
function watchCall(
  grant: Grant,
  { said, wasOverdue }: { said: Classification; wasOverdue: boolean },
): void {
  const { outcome, errorClass } = said;
  if (outcome === 'ignored' || outcome === 'cancelled') return;
  const { core } = grant;
  const isTimed = core.trips.readsTime || core.slow !== undefined;
  const nowMs = isTimed || core.state.kind === 'recovering' ? core.nowMs() : 0;
  const isSlow = wasSlow(grant, nowMs);
  const call: WatchedCall =
    outcome === 'success'
      ? { kind: 'success', isSlow, wasOverdue }
      : { kind: 'failure', isSlow, wasOverdue, errorClass };
  if (openIfTripped(core, show(core, call, nowMs), said)) return;
  passOverdue(core, nowMs);
  if (core.state.kind !== 'recovering' || outcome !== 'success') return;
  core.state.ramp.succeeded();
  move(core, { kind: 'recovered', nowMs }, { nowMs });
}

function settleTrial(grant: Grant, { trial, said }: { trial: Trial; said: Classification }): void {
  const { core } = grant;
  const { outcome } = said;
  if (core.state.kind === 'half-open') core.state.trials.release(trial);
  if (outcome === 'ignored' || outcome === 'cancelled') return;
  const nowMs = core.nowMs();
  const succeeded = !wasSlow(grant, nowMs) && outcome === 'success';
  const { halfOpenTrials: successes, recovery } = core.settings;
  const rule = core.settings.halfOpenRule ?? { kind: 'successes', successes };
  const decision = decisionOf(core.state, { succeeded, rule });
  if (decision === 'open') open(core, 'trial-failed', { nowMs, said, trip: null });
  else if (decision === 'close')
    move(core, { kind: 'trials-succeeded', nowMs, recovery }, { nowMs });
  else move(core, { kind: 'trial-counted', succeeded }, { nowMs });
}

function settleLate(grant: Grant, { outcome }: Classification): void {
  const { core } = grant;
  core.tally.late++;
  if (!wants(core, 'late')) return;
  const { generation } = core.state;
  push(core, 'late', { atMs: core.nowMs(), outcome, admittedIn: grant.generation, generation });
}

/** Whether a call that completes now was slow; if so, it is counted. */
function wasSlow({ core, timed }: Grant, nowMs: number): boolean {
  const { slowCallDurationMs = Infinity } = core.settings;
  const isSlow = timed !== undefined && nowMs - timed.startedAtMs >= slowCallDurationMs;
  if (isSlow) core.tally.slow++;
  return isSlow;
}
