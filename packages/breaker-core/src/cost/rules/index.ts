export type { AuditEntry } from './audit-trail.js';
export type { CostRule, RuleAction, RuleCondition, RuleFilter } from './cost-rule.js';
export type { OverrideOptions } from './override-desk.js';
export { CostRuleError } from './rule-error.js';
export type { RuleFired } from './rule-fired.js';
export type { RuleRefusal } from './rule-refusal.js';
