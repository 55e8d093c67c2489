import type { Ledger } from '../ledger.js';
import type { RuledCall } from './call-filter.js';
import type { Look } from './crossing.js';
import type { Rule } from './rule.js';
import type { RuleRefusal } from './rule-refusal.js';

/** What one rule found about a call. Nothing is changed by it until it is committed. */
export interface Finding extends Look {
  readonly rule: Rule;
  readonly call: RuledCall;
  /**
   * `met`: the value is above the limit. `held`: it is not, but the cooldown is not over. `fallen`:
   * neither; only the next crossing is to be told again.
   */
  readonly state: 'met' | 'held' | 'fallen';
  /** Whether the value was low enough since the last crossing was told. */
  readonly rearms: boolean;
  /** Whether the rule by itself turns the call away. */
  readonly refuses: boolean;
}

/** What all rules together say to a call. */
export interface RuleAnswer {
  /** By how many steps the call is to be made cheaper; 0 when by none. */
  readonly step: number;
  /** Present when the call is refused: by the strictest rule. */
  readonly refusal: RuleRefusal | undefined;
  /** The rate windows that its reservation must be held in as well. */
  readonly rates: readonly Ledger[];
  /** What is to be committed. */
  readonly findings: readonly Finding[];
  /** Whether an override is live: then no rule refuses or degrades. */
  readonly lifted: boolean;
}
