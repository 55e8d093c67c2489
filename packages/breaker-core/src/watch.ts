import type { Grant } from './grant.js';
import type { Settings } from './options.js';
import { type SlowCall, SlowCalls } from './slow-calls.js';
import { type TripCause, TripSet } from './trip/trip-set.js';
import { OVERDUE, QUICK_SUCCESS, type WatchedCall } from './trip/watched-call.js';

/** Watches calls on behalf of the trip rules: those that have completed, and those overdue. */
export class Watch {
  #trips: TripSet;
  #slowMs: number | undefined;
  #slow = new SlowCalls();
  readonly #onError: () => void;

  constructor({ trip, slowCallDurationMs }: Settings, onError: () => void) {
    this.#trips = new TripSet(trip, onError);
    this.#slowMs = slowCallDurationMs;
    this.#onError = onError;
  }

  /** Takes new rules; what the old ones have counted goes over to those like them. */
  configure({ trip, slowCallDurationMs }: Settings): void {
    const trips = new TripSet(trip, this.#onError);
    trips.adopt(this.#trips);
    this.#trips = trips;
    this.#slowMs = slowCallDurationMs;
  }

  /** Whether each call has to be timed. */
  get timesCalls(): boolean {
    return this.#slowMs !== undefined;
  }

  /** Begins a generation: calls in flight before are no more its business. */
  begin({ keepWindows }: { keepWindows: boolean }): void {
    this.#slow = new SlowCalls();
    if (!keepWindows) this.#trips.clear();
  }

  /** Where a call begins that may become slow; undefined when calls are not timed. */
  start(nowMs: number): SlowCall | undefined {
    return this.#slowMs === undefined ? undefined : this.#slow.begin(nowMs);
  }

  /** Whether a call that ends now was slow. */
  isSlow({ timed }: Grant, nowMs: number): boolean {
    return timed !== undefined && nowMs - timed.startedAtMs >= (this.#slowMs ?? Infinity);
  }

  /** @returns whether the call had been seen to be overdue before. */
  end({ timed }: Grant): boolean {
    return timed !== undefined && this.#slow.end(timed);
  }

  /** Shows the rules a success that is not slow; the place of the rule that trips, or -1. */
  quickSuccess(dating: { coarseNowMs(): number }): number {
    const trips = this.#trips;
    return trips.record(QUICK_SUCCESS, trips.readsTime ? dating.coarseNowMs() : 0);
  }

  /** Shows the rules a call; the place of the rule that trips, or -1. */
  show(call: WatchedCall, nowMs: number): number {
    return this.#trips.record(call, nowMs);
  }

  /** Shows the rules the next call that became slow in flight; undefined when there is none. */
  nextOverdue(nowMs: number): number | undefined {
    if (this.#slowMs === undefined) return undefined;
    const overdue = this.#slow.nextOverdue(nowMs, { slowMs: this.#slowMs });
    return overdue === undefined ? undefined : this.#trips.record(OVERDUE, nowMs);
  }

  cause(place: number): TripCause {
    return this.#trips.cause(place);
  }

  /** Where every rule stands. */
  causes(): readonly TripCause[] {
    return this.#trips.causes();
  }
}
