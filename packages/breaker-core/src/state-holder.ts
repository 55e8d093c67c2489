import type { Context } from './context.js';
import type { BreakerTransition } from './events.js';
import { Grant, type GrantRole } from './grant.js';
import * as machine from './machine.js';
import type { Settings } from './options.js';
import type { TripCause } from './trip/trip-set.js';

/** What is known of a transition beside its event. */
export interface TransitionFacts {
  readonly nowMs: number;
  readonly trip?: TripCause | null;
  readonly openDurationMs?: number | null;
}

/** Holds the state, and the grant that calls of the present generation share. */
export class StateHolder {
  #state: machine.MachineState = machine.INITIAL_STATE;
  #shared: Grant;
  #admitsAll = false;
  #isQuick = false;
  #shadow: boolean;
  #seq = 0;
  #lastTransition: BreakerTransition | undefined;
  readonly #context: Context;

  constructor({ shadow }: Settings, context: Context) {
    this.#context = context;
    this.#shadow = shadow;
    this.#shared = this.grant('watched');
    this.renewShared();
  }

  get state(): machine.MachineState {
    return this.#state;
  }

  /** A disposed breaker keeps its last state. */
  get publicState(): machine.BreakerState {
    return this.#state.kind === 'disposed' ? this.#state.last : this.#state.kind;
  }

  get generation(): number {
    return this.#state.generation;
  }

  /** Whether calls that are to be rejected are admitted all the same. */
  get isShadow(): boolean {
    return this.#shadow;
  }

  get lastTransition(): BreakerTransition | undefined {
    return this.#lastTransition;
  }

  /** The grant of calls of which nothing single has to be known. */
  get shared(): Grant {
    return this.#shared;
  }

  /** Whether every call gets the shared grant. */
  get admitsAll(): boolean {
    return this.#admitsAll;
  }

  /** Whether a call with the shared grant that succeeds needs nothing but to be counted. */
  get isQuick(): boolean {
    return this.#isQuick;
  }

  /** A grant of the present generation. */
  grant(role: GrantRole, own: Pick<Partial<Grant>, 'trial' | 'timed' | 'hadWaited'> = {}): Grant {
    return new Grant({ generation: this.generation, role }, this.#context.settlement.handlers, own);
  }

  control(kind: machine.ManualControl, nowMs: number): void {
    this.#shadow = kind === 'shadow';
    this.move({ kind }, { nowMs });
  }

  /** The one place where the state changes. */
  move(
    event: machine.MachineEvent,
    { nowMs, trip = null, openDurationMs = null }: TransitionFacts,
  ): void {
    const before = this.#state;
    const after = machine.step(before, event);
    if (after === before) return;
    this.#state = after;
    const { kind: reason } = event;
    // Whatever is asked for while isolated begins anew, once it holds.
    if (before.kind === 'isolated' && after.kind === 'isolated') {
      this.#context.watch.begin({ keepWindows: false });
    }
    if (!machine.isTransition({ before, after }, reason)) return;
    if (after.generation !== before.generation) {
      // What was interrupted goes on with its windows; every other period begins with empty ones.
      const keepWindows = reason === 'isolated' || reason === 'isolation-ended';
      this.#context.watch.begin({ keepWindows });
    }
    this.renewShared();
    if (after.kind === 'disposed' || before.kind === 'disposed') return;
    const transition: BreakerTransition = {
      seq: ++this.#seq,
      atMs: nowMs,
      from: before.kind,
      to: after.kind,
      generation: after.generation,
      reason,
      cause: trip,
      openDurationMs,
      shadow: this.#shadow,
    };
    this.#lastTransition = transition;
    const { events } = this.#context;
    if (events.wants('transition')) events.push('transition', transition);
  }

  /** After a new generation, and after settings that decide what has to be known of a call. */
  renewShared(): void {
    const { kind } = this.#state;
    const { settings, watch } = this.#context;
    const isWatched = kind === 'closed' || kind === 'recovering';
    this.#shared = this.grant(isWatched ? 'watched' : 'bystander');
    this.#admitsAll =
      kind === 'disabled' ||
      (settings.maxInFlight === undefined &&
        (kind === 'forced-closed' || (kind === 'closed' && !watch.timesCalls)));
    this.#isQuick = this.#admitsAll && settings.classifyResult === undefined;
  }
}
