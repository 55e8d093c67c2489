/* eslint-disable @typescript-eslint/prefer-for-of, @typescript-eslint/non-nullable-type-assertion-style -- a loop of every call, as in budget.ts */
import type { BudgetTree } from '../budget-tree.js';
import type { Now } from '../ledger.js';
import type { RuledCall } from './call-filter.js';
import type { OverrideDesk } from './override-desk.js';
import { Rule } from './rule.js';
import type { Finding, RuleAnswer } from './rule-answer.js';
import { RateWindows } from './rate-windows.js';
import { type RuleFired, ruleFired } from './rule-fired.js';
import { strictestRefusal } from './rule-refusal.js';
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
    let findings: Finding[] | undefined;
    const { rules } = plan;
    for (let i = 0; i < rules.length; i++) {
      const finding = (rules[i] as Rule).look(call, now);
      if (finding !== undefined) (findings ??= []).push(finding);
    }
    if (findings === undefined) return plan.calm;
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
    return commit(findings, { lifted, now });
  }

  /**
   * The call was refused by rules. Those that did not refuse it are not told: it was never charged.
   *
   * @returns the rules that are to be told.
   */
  refused({ findings, lifted }: RuleAnswer, now: Now): readonly RuleFired[] {
    const refusing = findings.filter(({ refuses }) => refuses);
    return commit(refusing, { lifted, now });
  }

  #turn(): void {
    this.#seen = this.#tree.root;
    for (const rule of this.#rules) rule.turn(this.#tree);
  }
}

const NONE: readonly RuleFired[] = [];

function commit(
  findings: readonly Finding[],
  { lifted, now }: { lifted: boolean; now: Now },
): RuleFired[] {
  return findings
    .filter((finding) => finding.rule.commit(finding, now))
    .map((finding) => ruleFired(finding, lifted));
}

function highestStep(findings: readonly Finding[]): number {
  let highest = 0;
  for (const { rule, state } of findings) {
    if (rule.action.kind !== 'degrade' || state === 'fallen') continue;
    highest = Math.max(highest, rule.action.step);
  }
  return highest;
}
