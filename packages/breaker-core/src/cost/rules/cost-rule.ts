import type { BudgetPeriod } from '../period.js';

/**
 * What is measured, and above which value a rule is met. The call that asks is part of the
 * measured value, with its estimate. Amounts are currency units from 0 to `MAX_AMOUNT`.
 */
export type RuleCondition =
  /** What is committed and reserved in a budget; only for calls that are charged to it. */
  | {
      readonly kind: 'amount';
      /** The period of a budget there is. */
      readonly per: BudgetPeriod;
      /** The scope of that budget. Default: the root. */
      readonly scope?: string;
      readonly above: number;
    }
  /** The same as a share of the budget's cap, the cap that holds at the time; from 0 to 1. */
  | {
      readonly kind: 'share';
      /** The period of a budget there is. */
      readonly per: BudgetPeriod;
      /** The scope of that budget. Default: the root. */
      readonly scope?: string;
      readonly above: number;
    }
  /**
   * What the calls this rule is for have reserved and been charged within the last `perMs`, by the
   * monotonic clock. From 1 ms up to one year. Money leaves in sixtieths of the window: up to a
   * sixtieth late, never early.
   */
  | { readonly kind: 'rate'; readonly perMs: number; readonly above: number }
  /** The estimate of the call alone. */
  | { readonly kind: 'operation-cost'; readonly above: number };

/**
 * Which calls a rule is for: those that every given list names. A list has one name at least; a
 * call without an operation, category or model is in no list of them.
 */
export interface RuleFilter {
  /** Default: every operation. */
  readonly operations?: readonly string[];
  /** Default: every category. */
  readonly categories?: readonly string[];
  /** Models of the price table, where there is one. Default: every model. */
  readonly models?: readonly string[];
  /** Scopes of the options; each stands for its own calls and those of all scopes below. Default: every scope. */
  readonly scopes?: readonly string[];
}

/** What happens to a call that meets a rule, from the mildest to the strictest. */
export type RuleAction =
  /** It is told, nothing else. */
  | { readonly kind: 'alert' }
  /** It is to be made cheaper by so many steps: an integer from 1 to 100. The highest step holds. */
  | { readonly kind: 'degrade'; readonly step: number }
  /**
   * It is refused if it comes above a rate (a token bucket, full at first); nothing waits. Calls
   * that do not meet the rule take no tokens.
   */
  | {
      readonly kind: 'throttle';
      /** From 0.000001 to 1,000,000. */
      readonly callsPerSecond: number;
      /** How many calls may come at once after a pause. An integer from 1 to 1,000,000; default 1. */
      readonly burst?: number;
    }
  /** It is refused. */
  | { readonly kind: 'block' };

/**
 * A rule over what calls cost. All rules are looked at for each call, in no order: the strictest
 * action wins, and each that is met is told.
 */
export interface CostRule {
  /** A string that is not empty, unlike the name of any other rule. */
  readonly name: string;
  /** When it is met. */
  readonly when: RuleCondition;
  /** Which calls it is for. Default: every call. */
  readonly only?: RuleFilter;
  /** What it does then. */
  readonly action: RuleAction;
  /**
   * It is told once when it is met, and again only after the value was at or below this share of
   * `above`. Above 0, up to 1; default 0.9.
   */
  readonly rearmShare?: number;
  /**
   * How long its action holds on after the last call that met it, even when the value has fallen.
   * Milliseconds from 0 up to one year; default 0: it lets go as soon as it is not met.
   */
  readonly cooldownMs?: number;
}
