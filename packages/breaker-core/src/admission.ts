import type { Context } from './context.js';
import { BreakerDisposedError } from './errors.js';
import type { Grant } from './grant.js';
import { retryAfterMs } from './machine.js';
import { passTime } from './opening.js';
import type { Rejection, RejectionReason } from './rejection.js';

/**
 * How long before the end of an open period the exact clock is read: a coarse reading suffices
 * to reject, but not to tell that the period is over.
 */
const DUE_SOON_MS = 2;

/** Decides which calls run. */
export class Admission {
  readonly #context: Context;
  #lastRejection: Rejection | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  get lastRejection(): Rejection | undefined {
    return this.#lastRejection;
  }

  /**
   * A grant, or why there is none.
   *
   * @throws BreakerDisposedError after `dispose`.
   */
  admit(): Grant | Rejection {
    const { holder, tally } = this.#context;
    if (holder.admitsAll) {
      tally.admitted++;
      return holder.shared;
    }
    this.refuseDisposed();
    const answer = this.#rejectAtAGlance() ?? this.#decideNow();
    this.#context.notify();
    return answer;
  }

  /** Calls whose work has not ended. */
  get running(): number {
    const { inFlight, abandoned } = this.#context.tally;
    return inFlight + abandoned;
  }

  /** Whether a half-open breaker has no slot left for a trial. */
  get isFullOfTrials(): boolean {
    const { holder, settings } = this.#context;
    return (
      holder.state.kind === 'half-open' && holder.state.trials.taken >= settings.halfOpenTrials
    );
  }

  refuseDisposed(): void {
    const { holder, settings } = this.#context;
    if (holder.state.kind === 'disposed') throw new BreakerDisposedError(settings.name);
  }

  /** Decides about one call as things stand. */
  decide(nowMs: number, { hadWaited = false } = {}): Grant | Rejection {
    const { holder, settings, tally } = this.#context;
    const { state } = holder;
    const isLimited =
      state.kind !== 'disabled' && this.running >= (settings.maxInFlight ?? Infinity);
    if (isLimited) return this.#refuse('in-flight-limit', nowMs);
    switch (state.kind) {
      case 'closed':
      case 'forced-closed':
      case 'disabled':
        return this.#grant(nowMs, hadWaited);
      case 'recovering':
        return state.ramp.admits(nowMs)
          ? this.#grant(nowMs, hadWaited)
          : this.#refuse('recovering', nowMs);
      case 'half-open': {
        const trial = state.trials.take(nowMs, { slots: settings.halfOpenTrials });
        if (trial === undefined) return this.#refuse('half-open', nowMs);
        tally.admitted++;
        return holder.grant('trial', { trial, timed: this.#context.watch.start(nowMs) });
      }
      case 'disposed':
        throw new BreakerDisposedError(settings.name);
      default:
        return this.#refuse(state.kind, nowMs);
    }
  }

  /** Turns a call away. */
  reject(reason: RejectionReason, nowMs: number): Rejection {
    const rejection = this.#rejection(reason, nowMs);
    this.#context.tally.rejected++;
    this.#lastRejection = rejection;
    this.#tell(rejection, { nowMs, shadow: false });
    return rejection;
  }

  /** An outage makes rejections the most frequent of all: they need no exact time. */
  #rejectAtAGlance(): Rejection | undefined {
    const { holder } = this.#context;
    if (holder.state.kind !== 'open' || holder.isShadow) return undefined;
    const aboutMs = this.#context.coarseNowMs();
    if (holder.state.dueAtMs - aboutMs <= DUE_SOON_MS) return undefined;
    return this.reject('open', aboutMs);
  }

  #decideNow(): Grant | Rejection {
    const nowMs = this.#context.nowMs();
    passTime(this.#context, nowMs);
    return this.decide(nowMs);
  }

  #grant(nowMs: number, hadWaited: boolean): Grant {
    const { holder, tally, watch } = this.#context;
    tally.admitted++;
    const { shared } = holder;
    const isTimed = watch.timesCalls && shared.role === 'watched';
    if (!isTimed && !hadWaited) return shared;
    return holder.grant(shared.role, {
      timed: isTimed ? watch.start(nowMs) : undefined,
      hadWaited,
    });
  }

  /** In shadow mode the call is admitted, and means nothing to the breaker. */
  #refuse(reason: RejectionReason, nowMs: number): Grant | Rejection {
    const { holder, tally } = this.#context;
    if (!holder.isShadow) return this.reject(reason, nowMs);
    tally.admitted++;
    tally.wouldHaveRejected++;
    this.#tell(this.#rejection(reason, nowMs), { nowMs, shadow: true });
    return holder.grant('bystander');
  }

  #rejection(reason: RejectionReason, nowMs: number): Rejection {
    const { holder, settings } = this.#context;
    return {
      breakerName: settings.name,
      state: holder.publicState,
      reason,
      retryAfterMs: reason === 'in-flight-limit' ? 0 : retryAfterMs(holder.state, nowMs, settings),
    };
  }

  #tell(rejection: Rejection, { nowMs, shadow }: { nowMs: number; shadow: boolean }): void {
    const { events } = this.#context;
    if (events.wants('rejected')) events.push('rejected', { ...rejection, atMs: nowMs, shadow });
  }
}
