import type { Core } from './core.js';
import { BreakerDisposedError } from './errors.js';
import { Grant } from './grant.js';
import { type MachineState, publicState, retryAfterMs } from './machine.js';
import { passTime } from './opening.js';
import type { Rejection, RejectionReason } from './rejection.js';
import { notify, push, wants } from './telling.js';

/**
 * How long before the end of an open period the exact clock is read: a coarse reading suffices
 * to reject, but not to tell that the period is over.
 */
const DUE_SOON_MS = 2;

/**
 * A grant, or why there is none.
 *
 * @throws BreakerDisposedError after `dispose`.
 */
export function admit(core: Core): Grant | Rejection {
  if (core.admitsAll) {
    core.tally.admitted++;
    return core.shared;
  }
  return admitWithCare(core);
}

function admitWithCare(core: Core): Grant | Rejection {
  refuseDisposed(core);
  const answer = rejectAtAGlance(core) ?? decideNow(core);
  notify(core);
  return answer;
}

/** @throws BreakerDisposedError after `dispose`. */
export function refuseDisposed({ state, settings }: Core): void {
  if (state.kind === 'disposed') throw new BreakerDisposedError(settings.name);
}

/** Whether a half-open breaker has no slot left for a trial. */
export function isFullOfTrials({ state, settings }: Core): boolean {
  return state.kind === 'half-open' && state.trials.taken >= settings.halfOpenTrials;
}

/**
 * Decides about one call as things stand.
 *
 * @throws BreakerDisposedError after `dispose`.
 */
export function decide(core: Core, nowMs: number, { hadWaited = false } = {}): Grant | Rejection {
  const { settings, state, tally } = core;
  if (isLimitedIn(state) && running(core) >= (settings.maxInFlight ?? Infinity)) {
    return refuse(core, 'in-flight-limit', nowMs);
  }
  switch (state.kind) {
    case 'closed':
    case 'forced-closed':
    case 'disabled':
      return grant(core, nowMs, hadWaited);
    case 'recovering':
      return state.ramp.admits(nowMs)
        ? grant(core, nowMs, hadWaited)
        : refuse(core, 'recovering', nowMs);
    case 'half-open': {
      const trial = state.trials.take(nowMs, { slots: settings.halfOpenTrials });
      if (trial === undefined) return refuse(core, 'half-open', nowMs);
      tally.admitted++;
      return new Grant(core, { role: 'trial', trial, timed: core.slow?.begin(nowMs) });
    }
    case 'disposed':
      throw new BreakerDisposedError(settings.name);
    default:
      return refuse(core, state.kind, nowMs);
  }
}

/** Turns a call away. */
export function reject(core: Core, reason: RejectionReason, nowMs: number): Rejection {
  const rejection = rejectionOf(core, reason, nowMs);
  core.tally.rejected++;
  core.lastRejection = rejection;
  if (wants(core, 'rejected')) {
    push(core, 'rejected', { ...rejection, atMs: nowMs, shadow: false });
  }
  return rejection;
}

/** A state that turns everything away does so for longer than the limit would. */
function isLimitedIn({ kind }: MachineState): boolean {
  return (
    kind === 'closed' || kind === 'half-open' || kind === 'recovering' || kind === 'forced-closed'
  );
}

/** Calls whose work has not ended. */
function running({ tally }: Core): number {
  return tally.inFlight + tally.abandoned;
}

/** An outage makes rejections the most frequent of all: they need no exact time. */
function rejectAtAGlance(core: Core): Rejection | undefined {
  if (core.state.kind !== 'open' || core.isShadow) return undefined;
  const aboutMs = core.coarseNowMs();
  const openedAtMs = core.lastTransition?.atMs ?? Infinity;
  // A reading from before it opened is too old to tell anything.
  if (aboutMs < openedAtMs || core.state.dueAtMs - aboutMs <= DUE_SOON_MS) return undefined;
  return reject(core, 'open', aboutMs);
}

function decideNow(core: Core): Grant | Rejection {
  const nowMs = core.nowMs();
  passTime(core, nowMs);
  // A slot that has come free belongs to those who wait for it.
  core.line?.serve();
  return decide(core, nowMs);
}

function grant(core: Core, nowMs: number, hadWaited: boolean): Grant {
  const { shared, slow, tally } = core;
  tally.admitted++;
  const timed = shared.role === 'watched' ? slow?.begin(nowMs) : undefined;
  if (timed === undefined && !hadWaited) return shared;
  return new Grant(core, { role: shared.role, timed, hadWaited });
}

/** In shadow mode the call is admitted, and means nothing to the breaker. */
function refuse(core: Core, reason: RejectionReason, nowMs: number): Grant | Rejection {
  if (!core.isShadow) return reject(core, reason, nowMs);
  core.tally.admitted++;
  core.tally.wouldHaveRejected++;
  if (wants(core, 'rejected')) {
    push(core, 'rejected', { ...rejectionOf(core, reason, nowMs), atMs: nowMs, shadow: true });
  }
  return new Grant(core, { role: 'bystander' });
}

function rejectionOf(core: Core, reason: RejectionReason, nowMs: number): Rejection {
  const { settings, state } = core;
  return {
    breakerName: settings.name,
    state: publicState(core.state),
    reason,
    retryAfterMs: reason === 'in-flight-limit' ? 0 : retryAfterMs(state, nowMs, settings),
  };
}
