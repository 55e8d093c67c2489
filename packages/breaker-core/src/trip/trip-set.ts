import { adoptTrip, createTrip } from './create-trip.js';
import type { Trip, TripFigures } from './trip.js';
import type { TripRule } from './trip-rule.js';
import type { WatchedCall } from './watched-call.js';

/** Which rule opened a breaker, and what it had seen. */
export interface TripCause {
  /** The rule's place in the option `trip`, from 0. */
  readonly rule: number;
  /** The rule's `kind`; for a custom rule its `name`. */
  readonly name: string;
  /** The rule's `errorClass`; null when it looks at all failures. */
  readonly errorClass: string | null;
  /** What the rule had counted, and its thresholds. */
  readonly figures: TripFigures;
}

/** All rules of one breaker, any of which suffices. */
export class TripSet {
  readonly readsTime: boolean;
  readonly #rules: readonly TripRule[];
  readonly #trips: readonly Trip[];
  /** The only rule, where there is but one: no loop, then, for the call that is seen most. */
  readonly #only: Trip | undefined;

  constructor(rules: readonly TripRule[], onError: () => void) {
    this.#rules = rules;
    this.#trips = rules.map((rule) => createTrip(rule, onError));
    this.#only = this.#trips.length === 1 ? this.#trips[0] : undefined;
    this.readsTime = this.#trips.some(({ readsTime }) => readsTime);
  }

  /**
   * Shows a call to every rule; all of them count it.
   *
   * @returns the place of the first rule that says to open; -1 when none does.
   */
  record(call: WatchedCall, nowMs: number): number {
    if (this.#only !== undefined) return this.#only.record(call, nowMs) ? 0 : -1;
    const trips = this.#trips;
    let first = -1;
    for (let rule = trips.length - 1; rule >= 0; rule--) {
      if (trips[rule]?.record(call, nowMs) === true) first = rule;
    }
    return first;
  }

  clear(): void {
    for (const trip of this.#trips) trip.clear();
  }

  /** Where a rule stands; take it before the windows are cleared. */
  cause(place: number): TripCause {
    const rule = this.#rules[place];
    const trip = this.#trips[place];
    if (rule === undefined || trip === undefined) throw new RangeError(`no rule ${place}`);
    return {
      rule: place,
      name: rule.kind === 'custom' ? rule.name : rule.kind,
      errorClass: ('errorClass' in rule ? rule.errorClass : undefined) ?? null,
      figures: trip.figures(),
    };
  }

  /** Where every rule stands. */
  causes(): TripCause[] {
    return this.#rules.map((_, place) => this.cause(place));
  }

  /**
   * Takes over what earlier rules have counted: each from the first one of its kind and error
   * class that is not taken yet.
   */
  adopt(earlier: TripSet): void {
    const taken = new Set<Trip>();
    for (const [place, trip] of this.#trips.entries()) {
      const rule = this.#rules[place];
      const match = earlier.#trips.find(
        (candidate, index) => !taken.has(candidate) && isSameKind(rule, earlier.#rules[index]),
      );
      if (match === undefined) continue;
      taken.add(match);
      adoptTrip(trip, match);
    }
  }
}

function isSameKind(one: TripRule | undefined, other: TripRule | undefined): boolean {
  if (one === undefined || one.kind !== other?.kind || one.kind === 'custom') return false;
  const classOf = (rule: TripRule): unknown => ('errorClass' in rule ? rule.errorClass : undefined);
  return classOf(one) === classOf(other);
}
