import { adoptTrip, createTrip } from './create-trip.js';
import type { ErrorCounter } from './custom-trip.js';
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

const NO_OTHERS: readonly Trip[] = [];

/** All rules of one breaker, any of which suffices. */
export class TripSet {
  readonly readsTime: boolean;
  readonly #first: Trip;
  /** Most breakers have one rule: they share an empty list, and need no loop. */
  readonly #others: readonly Trip[];

  constructor([first, ...others]: readonly TripRule[], errors: ErrorCounter) {
    if (first === undefined) throw new RangeError('a breaker needs a rule');
    this.#first = createTrip(first, errors);
    this.#others = others.length === 0 ? NO_OTHERS : others.map((rule) => createTrip(rule, errors));
    this.readsTime = this.#all.some(({ readsTime }) => readsTime);
  }

  /**
   * Shows a call to every rule; all of them count it.
   *
   * @returns the place of the first rule that says to open; -1 when none does.
   */
  record(call: WatchedCall, nowMs: number): number {
    const first = this.#first.record(call, nowMs) ? 0 : -1;
    if (this.#others === NO_OTHERS) return first;
    const tripped = this.#others.map((trip) => trip.record(call, nowMs));
    return first === 0 || !tripped.includes(true) ? first : tripped.indexOf(true) + 1;
  }

  clear(): void {
    this.#first.clear();
    for (const trip of this.#others) trip.clear();
  }

  /** Where a rule stands; take it before the windows are cleared. */
  cause(place: number, rules: readonly TripRule[]): TripCause {
    const rule = rules[place];
    const trip = this.#all[place];
    if (rule === undefined || trip === undefined) throw new RangeError(`no rule ${place}`);
    // Frozen as a whole: several observers are told of the same one.
    return Object.freeze({
      rule: place,
      name: rule.kind === 'custom' ? rule.name : rule.kind,
      errorClass: ('errorClass' in rule ? rule.errorClass : undefined) ?? null,
      figures: Object.freeze(trip.figures()),
    });
  }

  /** Where every rule stands. */
  causes(rules: readonly TripRule[]): TripCause[] {
    return rules.map((_, place) => this.cause(place, rules));
  }

  /**
   * Takes over what earlier rules have counted: each from the first one of its kind and error
   * class that is not taken yet.
   */
  adopt(
    earlier: TripSet,
    { rules, earlierRules }: { rules: readonly TripRule[]; earlierRules: readonly TripRule[] },
  ): void {
    const taken = new Set<Trip>();
    for (const [place, trip] of this.#all.entries()) {
      const match = earlier.#all.find(
        (candidate, index) =>
          !taken.has(candidate) && isSameKind(rules[place], earlierRules[index]),
      );
      if (match === undefined) continue;
      taken.add(match);
      adoptTrip(trip, match);
    }
  }

  get #all(): readonly Trip[] {
    return [this.#first, ...this.#others];
  }
}

function isSameKind(one: TripRule | undefined, other: TripRule | undefined): boolean {
  if (one === undefined || one.kind !== other?.kind || one.kind === 'custom') return false;
  const classOf = (rule: TripRule): unknown => ('errorClass' in rule ? rule.errorClass : undefined);
  return classOf(one) === classOf(other);
}
