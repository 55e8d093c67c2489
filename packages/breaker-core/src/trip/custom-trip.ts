import type { RuleAtWork } from './rule-at-work.js';
import type { Trip, TripFigures } from './trip.js';
import type { TripRule } from './trip-rule.js';
import type { WatchedCall } from './watched-call.js';

/** Who is told that code of the user's own has thrown. */
export interface ErrorCounter {
  countObserverError(): void;
}

/** A rule of the user's own: what it throws is reported, and takes no part in any decision. */
export class CustomTrip implements RuleAtWork {
  readonly readsTime: boolean;
  readonly rule: Extract<TripRule, { kind: 'custom' }>;
  readonly #own: Trip;
  readonly #errors: ErrorCounter;

  constructor(rule: Extract<TripRule, { kind: 'custom' }>, errors: ErrorCounter) {
    this.rule = rule;
    this.#own = rule.create();
    this.#errors = errors;
    this.readsTime = this.#own.readsTime;
  }

  record(call: WatchedCall, nowMs: number): boolean {
    return this.#safely(() => this.#own.record(call, nowMs)) === true;
  }

  clear(): void {
    this.#safely(() => {
      this.#own.clear();
    });
  }

  /** What a rule of the user's own has counted is its own. */
  adopt(): void {
    return;
  }

  figures(): TripFigures {
    const figures = this.#safely(() => this.#own.figures());
    return typeof figures === 'object' ? { ...figures } : {};
  }

  #safely<T>(run: () => T): T | undefined {
    try {
      return run();
    } catch {
      this.#errors.countObserverError();
      return undefined;
    }
  }
}
