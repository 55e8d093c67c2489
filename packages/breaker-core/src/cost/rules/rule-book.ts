/* eslint-disable @typescript-eslint/prefer-for-of, @typescript-eslint/non-nullable-type-assertion-style -- a loop of every call, as in budget.ts */
import type { BudgetTree } from '../budget-tree.js';
import type { Now } from '../ledger.js';
import type { RuledCall } from './call-filter.js';
import type { OverrideDesk } from './override-desk.js';
import { Rule } from './rule.js';
import type { Finding, RuleAnswer } from './rule-answer.js';
import type { Meter } from './meter.js';
import { RateWindows } from './rate-windows.js';
import { type RuleFired, ruleFired } from './rule-fired.js';
import { strictestRefusal } from './rule-refusal.js';
import type { RulePlan } from './rule-plan.js';
import { PlanTree } from './plan-tree.js';
import type { RuleTerm } from './rule-terms.js';

/**
 * All rules of a breaker. {@link judge} decides; then exactly one of {@link admitted} and
 * {@link refused} commits, or neither when something else turned the call away: nothing of it is
 * left then. Knows no clock, and runs no code of a user.
 */
export class RuleBook {
  readonly #rules: readonly Rule[];
  readonly #plans: PlanTree;
  readonly #tree: BudgetTree;
  readonly #overrides: OverrideDesk;
  /** Whether a rule was met and may not be as if it never had been. */
  #isStirred = false;
  /** The tree makes its levels anew when it opens ledgers. */
  #seen: unknown;

  /** @param tree - has every budget that the rules measure; brought up to the time by its owner. */
  constructor(terms: readonly RuleTerm[], tree: BudgetTree, overrides: OverrideDesk) {
    const windows = new RateWindows();
    this.#rules = terms.map((term) => new Rule(term, { tree, windows }));
    this.#plans = new PlanTree(this.#rules);
    this.#tree = tree;
    this.#overrides = overrides;
    this.#seen = tree.root;
  }

  /** Looks at every rule. While none is met, calls share one answer. */
  judge(call: RuledCall, now: Now): RuleAnswer {
    if (this.#seen !== this.#tree.root) this.#turn();
    const plan = this.#plans.find(call);
    if (!this.#isStirred && isBelowAll(plan, call.estimateMicros, now)) return plan.calm;
    this.#isStirred = !this.#rules.every((rule) => rule.isCalm(now));
    const findings = plan.rules.flatMap((rule) => rule.look(call, now) ?? []);
    if (findings.length === 0) return plan.calm;
    const lifted = this.#overrides.isLive(now);
    return {
      step: lifted ? 0 : highestStep(findings),
      refusal: lifted ? undefined : strictestRefusal(findings, now),
      rates: plan.rates,
      findings,
      lifted,
    };
  }

  /**
   * The call has its reservation, also of less where it stepped down.
   *
   * @returns the rules that are to be told.
   */
  admitted({ findings, lifted }: RuleAnswer, now: Now): readonly RuleFired[] {
    if (findings.length === 0) return NONE;
    if (!lifted) for (const finding of findings) finding.rule.take(finding, now);
    return this.#commit(findings, { lifted, now });
  }

  /**
   * The call was refused by rules. Those that did not refuse it are not told: it was never charged.
   *
   * @returns the rules that are to be told.
   */
  refused({ findings, lifted }: RuleAnswer, now: Now): readonly RuleFired[] {
    const refusing = findings.filter(({ refuses }) => refuses);
    return this.#commit(refusing, { lifted, now });
  }

  #commit(
    findings: readonly Finding[],
    { lifted, now }: { lifted: boolean; now: Now },
  ): RuleFired[] {
    this.#isStirred = true;
    return findings
      .filter((finding) => finding.rule.commit(finding, now))
      .map((finding) => ruleFired(finding, lifted));
  }

  #turn(): void {
    this.#seen = this.#tree.root;
    for (const rule of this.#rules) rule.turn(this.#tree);
  }
}

const NONE: readonly RuleFired[] = [];

/** Most calls are far from every limit: the rules need not be asked one by one. */
function isBelowAll({ meters }: RulePlan, estimateMicros: number, now: Now): boolean {
  for (let i = 0; i < meters.length; i++) {
    if (!(meters[i] as Meter).isBelow(estimateMicros, now)) return false;
  }
  return true;
}

function highestStep(findings: readonly Finding[]): number {
  let highest = 0;
  for (const { rule, state } of findings) {
    if (rule.action.kind !== 'degrade' || state === 'fallen') continue;
    highest = Math.max(highest, rule.action.step);
  }
  return highest;
}
