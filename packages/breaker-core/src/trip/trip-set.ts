import { createTrip } from './create-trip.js';
import type { ErrorCounter } from './custom-trip.js';
import type { RuleAtWork } from './rule-at-work.js';
import type { TripFigures } from './trip.js';
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

/** The rules of a breaker: one at least. */
export type TripRules = readonly [TripRule, ...TripRule[]];

/** All rules of one breaker, any of which suffices. */
export class TripSet {
  readonly readsTime: boolean;
  readonly #first: RuleAtWork;
  /** Most breakers have one rule: these share an empty list. */
  readonly #others: readonly RuleAtWork[];

  constructor([first, ...others]: TripRules, errors: ErrorCounter) {
    this.#first = createTrip(first, errors);
    this.#others = others.length === 0 ? NO_OTHERS : others.map((rule) => createTrip(rule, errors));
    this.readsTime = this.#all.some(({ readsTime }) => readsTime);
  }

  /** Shows a call to every rule, and all of them count it; the first rule that says to open. */
  record(call: WatchedCall, nowMs: number): RuleAtWork | undefined {
    let tripped = this.#first.record(call, nowMs) ? this.#first : undefined;
    // An empty list takes its time too.
    if (this.#others === NO_OTHERS) return tripped;
    for (const other of this.#others) if (other.record(call, nowMs)) tripped ??= other;
    return tripped;
  }

  clear(): void {
    this.#first.clear();
    for (const other of this.#others) other.clear();
  }

  /** Where one of the rules stands; take it before the windows are cleared. */
  cause(trip: RuleAtWork): TripCause {
    const { rule } = trip;
    // Frozen as a whole: several observers are told of the same one.
    return Object.freeze({
      rule: this.#all.indexOf(trip),
      name: rule.kind === 'custom' ? rule.name : rule.kind,
      errorClass: errorClassOf(rule) ?? null,
      figures: Object.freeze(trip.figures()),
    });
  }

  /** Where every rule stands. */
  causes(): TripCause[] {
    return this.#all.map((trip) => this.cause(trip));
  }

  /**
   * Takes over what earlier rules have counted: each from the first one of its kind and error
   * class that is not taken yet.
   */
  adopt(earlier: TripSet): void {
    const left = new Set(earlier.#all);
    for (const trip of this.#all) {
      const match = [...left].find(
        ({ rule }) =>
          rule.kind === trip.rule.kind && errorClassOf(rule) === errorClassOf(trip.rule),
      );
      if (match === undefined) continue;
      left.delete(match);
      trip.adopt(match);
    }
  }

  get #all(): readonly RuleAtWork[] {
    return [this.#first, ...this.#others];
  }
}

const NO_OTHERS: readonly RuleAtWork[] = [];

function errorClassOf(rule: TripRule): string | undefined {
  return 'errorClass' in rule ? rule.errorClass : undefined;
}
