import type { RuleAction, RuleCondition } from './cost-rule.js';
import type { Finding } from './rule-answer.js';

/** A rule was met; told once per crossing. */
export interface RuleFired {
  /** The `name` of the rule. */
  readonly rule: string;
  /** What it does. */
  readonly action: RuleAction['kind'];
  /** The scope of the call that met it. */
  readonly scope: string;
  /** What it measures. */
  readonly when: RuleCondition['kind'];
  /** What it measured, this call's estimate included, in micro-units. */
  readonly measuredMicros: number;
  /** Above which it is met, in micro-units. */
  readonly limitMicros: number;
  /** Whether an override was live, so that it did nothing. */
  readonly lifted: boolean;
}

/** What is told of a rule that was met. */
export function ruleFired(
  { rule, call, valueMicros, limitMicros }: Finding,
  lifted: boolean,
): RuleFired {
  return {
    rule: rule.name,
    action: rule.action.kind,
    scope: call.scope,
    when: rule.when,
    measuredMicros: valueMicros,
    limitMicros,
    lifted,
  };
}
