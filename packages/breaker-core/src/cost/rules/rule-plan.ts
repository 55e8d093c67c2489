import type { Ledger } from '../ledger.js';
import { type Meter, metersOf } from './meter.js';
import type { Rule } from './rule.js';
import type { RuleAnswer } from './rule-answer.js';

/** The rules that are for a class of calls, in the order of the options. */
export class RulePlan {
  readonly rules: readonly Rule[];
  /** What they measure. */
  readonly meters: readonly Meter[];
  /** Their windows: they must count each such call. */
  readonly rates: readonly Ledger[];
  /** The answer to a call that meets none of them: all share it. */
  readonly calm: RuleAnswer;

  constructor(rules: readonly Rule[]) {
    this.rules = rules;
    this.meters = metersOf(rules.map(({ gauge }) => gauge));
    this.rates = Object.freeze([...new Set(rules.flatMap(({ window }) => window ?? []))]);
    this.calm = Object.freeze({
      step: 0,
      refusal: undefined,
      rates: this.rates,
      findings: NOTHING,
      lifted: false,
    });
  }
}

const NOTHING: readonly never[] = Object.freeze([]);
