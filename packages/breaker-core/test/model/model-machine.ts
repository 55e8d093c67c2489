import {
  type BreakerSnapshot,
  type BreakerState,
  circuitBreakerDefaults,
  type Classification,
  type TransitionReason,
  type TripCause,
} from '../../src/index.js';
import type { ManualClock } from '../../src/testing/index.js';
import { ModelError } from './model-call.js';
import { ModelEvents } from './model-events.js';
import { modelDurationMs } from './model-duration.js';
import type { ModelOptions } from './model-options.js';
import { ModelRamp } from './model-ramp.js';
import { ModelRule } from './model-rule.js';
import { isBroken, isSoundSnapshot } from './model-snapshot.js';

interface Period {
  readonly kind: Exclude<BreakerState, 'isolated'>;
  /** How often it has opened since it last worked. */
  readonly attempt: number;
  readonly dueAtMs: number;
  /** Trials that have completed. */
  succeeded: number;
  failed: number;
  readonly ramp: ModelRamp | undefined;
}

interface TransitionDetails {
  readonly cause?: TripCause | undefined;
  readonly openDurationMs?: number;
}

/** What is fixed for good. */
export interface Start {
  readonly clock: ManualClock;
  readonly shadow: boolean;
}

/** What is decided by hand. */
export type Hand = 'forced-open' | 'forced-closed' | 'disabled' | 'shadow' | 'reset';

/** The states of the model, and all that moves them but calls. */
export class ModelMachine {
  readonly events = new ModelEvents();
  options: ModelOptions;
  rules: ModelRule[];
  isDisposed = false;
  generation = 1;
  period: Period;
  readonly #clock: ManualClock;
  readonly #holds = new Set<object>();
  #transitions = 0;
  #isShadow: boolean;

  constructor(options: ModelOptions, { clock, shadow }: Start) {
    this.options = options;
    this.#clock = clock;
    this.#isShadow = shadow;
    this.rules = options.trip.map((rule) => new ModelRule(rule));
    this.period = this.#periodOf('closed');
  }

  get nowMs(): number {
    return this.#clock.nowMs();
  }

  get state(): BreakerState {
    return this.#holds.size > 0 ? 'isolated' : this.period.kind;
  }

  /** Isolation rejects all the same. */
  get isShadow(): boolean {
    return this.#isShadow && this.state !== 'isolated';
  }

  refuseDisposed(): void {
    if (this.isDisposed) throw new ModelError('ERR_DISPOSED');
  }

  open(
    reason: 'rule-tripped' | 'trial-failed',
    { said, cause }: { said?: Classification | undefined; cause?: TripCause },
  ): void {
    const attempt = this.period.attempt + 1;
    const { errorClass, retryAfterMs } = said ?? {};
    const openDurationMs = this.#faultless(() =>
      modelDurationMs(this.options.openDurationMs, { attempt, reason, errorClass, retryAfterMs }),
    );
    const period = this.#periodOf('open', { attempt, openMs: openDurationMs });
    this.#enter(period, reason, { openDurationMs, cause });
  }

  tryOut(): void {
    this.#enter(this.#periodOf('half-open', { attempt: this.period.attempt }), 'open-elapsed');
  }

  trialsSucceeded(): void {
    const kind = this.options.recovery === undefined ? 'closed' : 'recovering';
    this.#enter(this.#periodOf(kind, { attempt: this.period.attempt }), 'trials-succeeded');
  }

  recovered(): void {
    this.#enter(this.#periodOf('closed'), 'recovered');
  }

  control(hand: Hand): void {
    this.refuseDisposed();
    this.#isShadow = hand === 'shadow';
    if (hand === this.period.kind) return;
    this.#decide(this.#periodOf(hand === 'shadow' || hand === 'reset' ? 'closed' : hand), hand);
    this.events.tell();
  }

  isolate(): () => void {
    this.refuseDisposed();
    const hold = {};
    const from = this.state;
    this.#holds.add(hold);
    if (this.#holds.size === 1) this.#tell(from, 'isolated');
    this.events.tell();
    return () => {
      if (this.isDisposed || !this.#holds.delete(hold) || this.#holds.size > 0) return;
      this.#tell('isolated', 'isolation-ended');
      this.events.tell();
    };
  }

  snapshot(): BreakerSnapshot {
    const { kind, attempt, dueAtMs } = this.isDisposed ? this.#periodOf('closed') : this.period;
    const remainingOpenMs = kind === 'open' ? Math.max(0, dueAtMs - this.nowMs) : 0;
    return { schemaVersion: 1, state: kind, remainingOpenMs, attempt };
  }

  restore(snapshot: BreakerSnapshot): boolean {
    this.refuseDisposed();
    const isSound = isSoundSnapshot(snapshot);
    if (isSound) {
      const { state, attempt, remainingOpenMs: openMs } = snapshot;
      const isGone = state === 'recovering' && this.options.recovery === undefined;
      if (['forced-open', 'forced-closed', 'disabled'].includes(state)) this.#isShadow = false;
      this.#decide(this.#periodOf(isGone ? 'closed' : state, { attempt, openMs }), 'restored');
    } else {
      this.events.add('snapshot-refused', { atMs: this.nowMs, problems: [] });
    }
    this.events.tell();
    return isSound;
  }

  /** While isolated, it is only remembered for later. */
  #decide(period: Period, reason: TransitionReason): void {
    if (this.state !== 'isolated') {
      this.#enter(period, reason);
      return;
    }
    this.period = period;
    for (const rule of this.rules) rule.clear();
  }

  #enter(period: Period, reason: TransitionReason, details?: TransitionDetails): void {
    const from = this.state;
    this.period = period;
    if (reason !== 'recovered') for (const rule of this.rules) rule.clear();
    this.#tell(from, reason, details);
  }

  #tell(from: BreakerState, reason: TransitionReason, details: TransitionDetails = {}): void {
    const { cause, openDurationMs } = details;
    if (reason !== 'recovered') this.generation++;
    this.events.add('transition', {
      seq: ++this.#transitions,
      atMs: this.nowMs,
      from,
      to: this.state,
      generation: this.generation,
      reason,
      cause: cause ?? null,
      openDurationMs: openDurationMs ?? null,
      shadow: this.isShadow,
    });
  }

  /** A function of the user's own that throws is a fault, and the default lasts as long. */
  #faultless(durationMs: () => number): number {
    try {
      return durationMs();
    } catch {
      this.events.faults++;
      return circuitBreakerDefaults.openDurationMs;
    }
  }

  #periodOf(kind: Period['kind'], { attempt = 0, openMs = 0 } = {}): Period {
    const { recovery } = this.options;
    return {
      kind,
      attempt: isBroken(kind) ? attempt : 0,
      dueAtMs: this.nowMs + openMs,
      succeeded: 0,
      failed: 0,
      ramp:
        kind === 'recovering' && recovery !== undefined
          ? new ModelRamp(recovery, this.nowMs)
          : undefined,
    };
  }
}
