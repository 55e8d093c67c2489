import { CallTally } from './counts.js';
import { BreakerDisposedError, CircuitOpenError } from './errors.js';
import type { EventQueue } from './event-queue.js';
import type { Grant } from './grant.js';
import * as machine from './machine.js';
import type { Settings } from './options.js';
import type { ErrorClass, Outcome } from './outcome.js';
import type { Trial } from './trial-slots.js';
import { createTrip } from './trip/create-trip.js';
import type { Trip } from './trip/trip-rule.js';

/** The two places where a gate hands over to code that runs the user's functions. */
export interface GateHooks {
  /** What an error says about the upstream. Must not throw. */
  readonly classify: (error: unknown) => ErrorClass;
  /** Tells the observers what is in the queue; called after everything is committed. */
  readonly notify: () => void;
}

/**
 * Admits and settles calls: where the state, the windows and the counts are committed.
 * It runs no code of the user but the clock.
 */
export class Gate {
  readonly tally = new CallTally();
  readonly #settings: Settings;
  readonly #trips: readonly Trip[];
  readonly #readsTime: boolean;
  readonly #events: EventQueue;
  readonly #hooks: GateHooks;
  #state = machine.INITIAL_STATE;
  /** What calls of a closed or disabled generation share. */
  #grant: Grant;

  constructor(settings: Settings, events: EventQueue, hooks: GateHooks) {
    this.#settings = settings;
    this.#trips = settings.trip.map(createTrip);
    this.#readsTime = this.#trips.some((trip) => trip.readsTime);
    this.#events = events;
    this.#hooks = hooks;
    this.#grant = this.#newGrant();
  }

  get state(): machine.MachineState {
    return this.#state;
  }

  /** A grant, or the reason why not, as an error to throw or reject with. */
  admit(): Grant | CircuitOpenError | BreakerDisposedError {
    switch (this.#state.kind) {
      case 'closed':
      case 'disabled':
        this.tally.admitted++;
        return this.#grant;
      case 'disposed':
        return new BreakerDisposedError(this.#settings.name);
      default:
        return this.#admitTrial();
    }
  }

  settle(grant: Grant, outcome: Outcome): void {
    const state = this.#state;
    if (grant.generation !== state.generation || grant.trial?.held === false) {
      this.#settleLate(grant, outcome);
      return;
    }
    this.tally.settle(outcome);
    if (state.kind === 'closed') this.#watch(outcome);
    else if (grant.trial !== undefined) this.#settleTrial(grant.trial, outcome);
  }

  /** Settles a call by what its error says. */
  fail(grant: Grant, error: unknown): void {
    this.settle(grant, this.classify(error));
  }

  classify(error: unknown): ErrorClass {
    if (CircuitOpenError.isIssuedBy(this, error)) return 'ignored';
    return this.#hooks.classify(error);
  }

  control(event: 'forced-open' | 'disabled' | 'reset'): void {
    this.refuseDisposed();
    this.#move(event, this.#nowMs());
    this.#notify();
  }

  dispose(): void {
    this.#move('disposed', 0);
  }

  refuseDisposed(): void {
    if (this.#state.kind === 'disposed') throw new BreakerDisposedError(this.#settings.name);
  }

  #admitTrial(): Grant | CircuitOpenError {
    const nowMs = this.#nowMs();
    this.#passTime(nowMs);
    const trial = this.#state.kind === 'half-open' ? this.#state.trials.take(nowMs) : undefined;
    const answer = trial === undefined ? this.#reject(nowMs) : this.#newGrant(trial);
    if (trial !== undefined) this.tally.admitted++;
    this.#notify();
    return answer;
  }

  /** The one place where time changes the state. */
  #passTime(nowMs: number): void {
    this.#move('open-elapsed', nowMs);
    if (this.#state.kind !== 'half-open') return;
    const { trialDeadlineMs: deadlineMs } = this.#settings;
    this.tally.expired += this.#state.trials.expire(nowMs, { deadlineMs });
  }

  #reject(nowMs: number): CircuitOpenError {
    const { name: breakerName } = this.#settings;
    const state = this.#state.kind as machine.RejectingState;
    const retryAfterMs = machine.retryAfterMs(this.#state, nowMs, this.#settings);
    this.tally.rejected++;
    if (this.#events.wants('rejected')) {
      this.#events.push('rejected', { atMs: nowMs, state, retryAfterMs });
    }
    return new CircuitOpenError({ breakerName, state, retryAfterMs }, this);
  }

  /** Shows a call of the closed state to the trip rules. */
  #watch(outcome: Outcome): void {
    if (outcome === 'ignored' || outcome === 'cancelled') return;
    const nowMs = this.#readsTime ? this.#nowMs() : 0;
    let tripped = false;
    for (const trip of this.#trips) {
      if (trip.record(outcome, nowMs)) tripped = true;
    }
    if (!tripped) return;
    this.#move('rule-tripped', this.#nowMs());
    this.#notify();
  }

  #settleTrial(trial: Trial, outcome: Outcome): void {
    if (this.#state.kind === 'half-open') this.#state.trials.release(trial);
    if (outcome === 'ignored' || outcome === 'cancelled') return;
    this.#move(outcome === 'success' ? 'trials-succeeded' : 'trial-failed', this.#nowMs());
    this.#notify();
  }

  #settleLate(grant: Grant, outcome: Outcome): void {
    this.tally.late++;
    if (!this.#events.wants('late')) return;
    const { generation } = this.#state;
    const admittedIn = grant.generation;
    this.#events.push('late', { atMs: this.#nowMs(), outcome, admittedIn, generation });
    this.#notify();
  }

  /** The one place where the state changes. */
  #move(event: machine.MachineEvent, nowMs: number): void {
    const before = this.#state;
    const after = machine.step(before, event, nowMs, this.#settings);
    this.#state = after;
    if (after.generation === before.generation) return;
    this.#grant = this.#newGrant();
    if (after.kind === 'closed') for (const trip of this.#trips) trip.clear();
    if (!this.#events.wants('transition')) return;
    const transition = machine.transitionOf({ before, after }, event, nowMs);
    if (transition !== undefined) this.#events.push('transition', transition);
  }

  #newGrant(trial?: Trial): Grant {
    const grant: Grant = {
      generation: this.#state.generation,
      trial,
      fulfilled: (value) => {
        this.settle(grant, 'success');
        return value;
      },
      rejected: (error) => {
        this.fail(grant, error);
        throw error;
      },
    };
    return grant;
  }

  #nowMs(): number {
    return this.#settings.clock.nowMs();
  }

  #notify(): void {
    if (this.#events.pending) this.#hooks.notify();
  }
}
