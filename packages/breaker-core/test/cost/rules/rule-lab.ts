import type { CostBreakerOptions } from '../../../src/index.js';
import { Budget } from '../../../src/cost/budget.js';
import { costSettings } from '../../../src/cost/cost-options.js';
import type { Now } from '../../../src/cost/ledger.js';
import { HeldReservation } from '../../../src/cost/reservation.js';
import { AuditTrail } from '../../../src/cost/rules/audit-trail.js';
import type { RuledCall } from '../../../src/cost/rules/call-filter.js';
import type { CostRule } from '../../../src/cost/rules/cost-rule.js';
import { OverrideDesk } from '../../../src/cost/rules/override-desk.js';
import type { RuleAnswer } from '../../../src/cost/rules/rule-answer.js';
import { RuleBook } from '../../../src/cost/rules/rule-book.js';
import type { RuleFired } from '../../../src/cost/rules/rule-fired.js';
import type { RuleRefusal } from '../../../src/cost/rules/rule-refusal.js';
import { ruleTerms } from '../../../src/cost/rules/rule-terms.js';
import { OptionCheck } from '../../../src/option-check.js';

/** Noon of a day in mid-month. */
export const NOON = Date.parse('2026-03-14T12:00:00Z');

export interface LabOptions extends Pick<CostBreakerOptions, 'budgets' | 'scopes'> {
  readonly rules: readonly CostRule[];
}

export type LabCall = Partial<Omit<RuledCall, 'estimateMicros'>>;

/** How a call went. `budget` is a refusal by a cap. */
export type Went =
  | {
      readonly as: 'admitted';
      readonly step: number;
      readonly fired: readonly RuleFired[];
      readonly reservation: HeldReservation;
    }
  | { readonly as: 'refused'; readonly refusal: RuleRefusal; readonly fired: readonly RuleFired[] }
  | { readonly as: 'budget' };

/** The rules of a breaker with its budgets, put together as a breaker does. Amounts in micro-units. */
export class RuleLab {
  readonly budget: Budget;
  readonly book: RuleBook;
  readonly trail = new AuditTrail();
  readonly desk = new OverrideDesk(this.trail);
  now: Now = { nowMs: 1_000, epochMs: NOON };

  constructor({ rules, budgets = [{ per: 'day', cap: 100 }], scopes = [] }: LabOptions) {
    const settings = costSettings({ budgets, scopes });
    this.budget = new Budget(settings, NOON);
    const check = new OptionCheck();
    const known = { scopes: settings.scopes, knownModels: undefined };
    const terms = ruleTerms(rules, known, check);
    check.done('CostBreaker');
    this.book = new RuleBook(terms, this.budget.tree, this.desk);
  }

  /** Lets time pass, by both clocks. */
  pass(ms: number): void {
    this.now = { nowMs: this.now.nowMs + ms, epochMs: this.now.epochMs + ms };
  }

  judge(estimateMicros: number, call: LabCall = {}): RuleAnswer {
    this.budget.tree.rollOver(this.now.epochMs);
    return this.book.judge(
      {
        operation: undefined,
        category: undefined,
        model: undefined,
        scope: 'root',
        ...call,
        estimateMicros,
      },
      this.now,
    );
  }

  /** A call up to its reservation, or its refusal. */
  call(estimateMicros: number, call: LabCall = {}): Went {
    const answer = this.judge(estimateMicros, call);
    const { step, refusal } = answer;
    if (refusal) return { as: 'refused', refusal, fired: this.book.refused(answer, this.now) };
    const reservation = this.reserve(estimateMicros, { answer, scope: call.scope });
    if (reservation === undefined) return { as: 'budget' };
    return { as: 'admitted', step, fired: this.book.admitted(answer, this.now), reservation };
  }

  /** The names of the rules that a call is told of. */
  told(estimateMicros: number, call: LabCall = {}): string[] {
    const went = this.call(estimateMicros, call);
    return went.as === 'budget' ? [] : went.fired.map(({ rule }) => rule);
  }

  /** How a call went, in a word. */
  as(estimateMicros: number, call: LabCall = {}): Went['as'] {
    return this.call(estimateMicros, call).as;
  }

  /** A call that is admitted, and charged. */
  spend(estimateMicros: number, call: LabCall = {}, actualMicros = estimateMicros): RuleLabCharge {
    const went = this.call(estimateMicros, call);
    if (went.as !== 'admitted') throw new Error(`expected to be admitted: ${went.as}`);
    this.commit(went.reservation, actualMicros);
    return went;
  }

  commit(reservation: HeldReservation, actualMicros: number): void {
    this.budget.commit(reservation, actualMicros, this.now);
  }

  release(reservation: HeldReservation): void {
    this.budget.release(reservation, this.now);
  }

  refund(reservation: HeldReservation, micros: number): void {
    this.budget.refund(reservation, micros, this.now);
  }

  /** Holds what was judged, in the budgets and in the rate windows; undefined: a cap refuses. */
  reserve(
    reservedMicros: number,
    { answer, scope = 'root' }: { answer: RuleAnswer; scope?: string | undefined },
  ): HeldReservation | undefined {
    const own = this.budget.tree.levels(scope);
    if (own === undefined) throw new Error(`no scope ${scope}`);
    if (this.budget.refusing(own, reservedMicros, this.now)) return undefined;
    const levels = { ...own, ledgers: [...own.budgets, ...answer.rates] };
    const { step } = answer;
    const held = { levels, reservedMicros, step, at: this.now, callerId: undefined };
    const reservation = new HeldReservation(held, TERMS);
    this.budget.hold(reservation);
    return reservation;
  }
}

export type RuleLabCharge = Extract<Went, { as: 'admitted' }>;

/** What a call was refused with. */
export function refusalOf(went: Went): RuleRefusal {
  if (went.as !== 'refused') throw new Error(`expected to be refused: ${went.as}`);
  return went.refusal;
}

/** A rule over the day's budget of the root. */
export function dayRule(action: CostRule['action'], rest: Partial<CostRule> = {}): CostRule {
  return { name: action.kind, when: { kind: 'amount', per: 'day', above: 1 }, action, ...rest };
}

/** One currency unit, the limit of most rules here. */
export const UNIT = 1_000_000;

const unused = (): never => {
  throw new Error('the lab settles by itself');
};
const TERMS = {
  settler: { commit: unused, release: unused, extend: unused, refund: unused },
  reservationTtlMs: 300_000,
};
