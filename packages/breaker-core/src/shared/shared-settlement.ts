import { classified } from '../classifier.js';
import { type Classification, type Outcome, PLAIN } from '../outcome.js';
import { CallRejectedError } from '../rejection.js';
import { PLACE } from './count-lanes.js';
import type { SharedCore } from './shared-core.js';
import { openShared } from './shared-opening.js';
import type { RuleMark } from './shared-rule.js';
import type { HeldTrialSlot } from './shared-trial-slots.js';

/** A call that was admitted. */
export interface AdmittedCall {
  readonly generation: number;
  /** The slot of a trial. */
  readonly held: HeldTrialSlot | undefined;
}

const OUTCOME_PLACES: Readonly<Record<Outcome, number>> = {
  success: PLACE.succeeded,
  failure: PLACE.failed,
  ignored: PLACE.ignored,
  cancelled: PLACE.cancelled,
};

/** Settles a call by what its result is. */
export function succeedShared(core: SharedCore, call: AdmittedCall, result: unknown): void {
  const { classifyResult } = core.thread;
  const said =
    classifyResult === undefined ? PLAIN.success : classified(core, classifyResult, result);
  settleShared(core, call, said);
}

/** Settles a call by what its error is. */
export function failShared(core: SharedCore, call: AdmittedCall, error: unknown): void {
  settleShared(core, call, classifyShared(core, error));
}

/** What an error says; the breaker's own rejections say nothing. */
export function classifyShared(core: SharedCore, error: unknown): Classification {
  if (CallRejectedError.isIssuedBy(core, error)) return PLAIN.ignored;
  const { classify } = core.thread;
  return classify === undefined ? PLAIN.failure : classified(core, classify, error);
}

/** Lets a call decide, and counts what became of it. */
export function settleShared(core: SharedCore, call: AdmittedCall, said: Classification): void {
  const { held } = call;
  const isInTime =
    held === undefined ? decide(core, call, said) : decideTrial(core, { ...call, held }, said);
  core.parts.lanes.add(isInTime ? OUTCOME_PLACES[said.outcome] : PLACE.late);
  core.notify();
}

/** @returns false when the call is late. */
function decide(core: SharedCore, { generation }: AdmittedCall, said: Classification): boolean {
  const { state, rule } = core.parts;
  const mark = markOf(core, said);
  if (mark === undefined) return state.isIn(generation);
  const verdict = rule.record(mark, generation, state);
  if (typeof verdict === 'string') return verdict === 'counted';
  const { by, figures } = verdict;
  const isOwn = by === 'this-call';
  const nowMs = core.thread.clock.nowMs();
  // Nobody is answered before the breaker has opened, whichever thread does it.
  openShared(core, { generation, nowMs, said: isOwn ? said : PLAIN.failure, figures });
  return isOwn;
}

/** What the rule is shown; undefined when the call says nothing. */
function markOf(core: SharedCore, { outcome, errorClass }: Classification): RuleMark | undefined {
  if (outcome === 'success') return outcome;
  if (outcome !== 'failure') return undefined;
  const { errorClass: looksAt } = core.settings.trip;
  return looksAt === undefined || looksAt === errorClass ? 'failure' : 'other-failure';
}

/** A call that was admitted as a trial. */
type Trial = AdmittedCall & { readonly held: HeldTrialSlot };

/** @returns false when the trial is late. */
function decideTrial(core: SharedCore, trial: Trial, said: Classification): boolean {
  const { state, slots } = core.parts;
  const { generation, held } = trial;
  const mayDecide = (): boolean => slots.holds(held, generation);
  switch (said.outcome) {
    case 'success':
      return trialSucceeded(core, trial, mayDecide);
    case 'failure': {
      const nowMs = core.thread.clock.nowMs();
      return openShared(core, { generation, nowMs, said, figures: null, mayDecide });
    }
    default:
      return state.isIn(generation) && (slots.release(held) || mayDecide());
  }
}

function trialSucceeded(
  core: SharedCore,
  { generation, held }: Trial,
  mayDecide: () => boolean,
): boolean {
  const { state, rule, slots } = core.parts;
  const { successes } = core.settings.halfOpenRule;
  const nowMs = core.thread.clock.nowMs();
  for (;;) {
    const seen = rule.load();
    const word = state.load();
    if (state.generationOf(word) !== generation || !mayDecide()) return false;
    if (state.succeededOf(word) + 1 < successes) {
      if (!state.countSuccess(word)) continue;
      slots.release(held);
      return true;
    }
    if (!rule.prepare(seen, state.next(generation))) continue;
    if (!state.advance(word, 'closed')) continue;
    tellClosed(core, generation, nowMs);
    return true;
  }
}

function tellClosed(core: SharedCore, generation: number, nowMs: number): void {
  core.tell({
    atMs: nowMs,
    from: 'half-open',
    to: 'closed',
    generation: core.parts.state.next(generation),
    reason: 'trials-succeeded',
    cause: null,
    openDurationMs: null,
  });
}
