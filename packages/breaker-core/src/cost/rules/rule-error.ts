import { BreakerLabError } from '../../errors.js';
import type { RuleRefusal } from './rule-refusal.js';

/**
 * A call was refused by a rule. It never ran. Carries no stack trace, so that refusing stays cheap
 * while a rule is met.
 */
export class CostRuleError extends BreakerLabError implements RuleRefusal {
  readonly code = 'ERR_COST_RULE';
  /** The same as plain data. */
  readonly refusal: RuleRefusal & { readonly breakerName: string };
  /** The `name` of the cost breaker. */
  readonly breakerName: string;
  readonly rule: string;
  readonly action: RuleRefusal['action'];
  readonly reason: RuleRefusal['reason'];
  readonly estimateMicros: number;
  readonly measuredMicros: number;
  readonly limitMicros: number;
  readonly remainingMicros: number;
  readonly retryAtEpochMs: number | null;

  constructor(breakerName: string, refusal: RuleRefusal) {
    const { stackTraceLimit } = Error;
    // Reflect.set: where the intrinsics are frozen an assignment would throw.
    Reflect.set(Error, 'stackTraceLimit', 0);
    super(
      `cost breaker "${breakerName}": rule "${refusal.rule}" ${cause(refusal)}; ${advice(refusal)}`,
    );
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
    this.refusal = { breakerName, ...refusal };
    this.breakerName = breakerName;
    this.rule = refusal.rule;
    this.action = refusal.action;
    this.reason = refusal.reason;
    this.estimateMicros = refusal.estimateMicros;
    this.measuredMicros = refusal.measuredMicros;
    this.limitMicros = refusal.limitMicros;
    this.remainingMicros = refusal.remainingMicros;
    this.retryAtEpochMs = refusal.retryAtEpochMs;
  }
}

function cause({ action, estimateMicros, remainingMicros, limitMicros }: RuleRefusal): string {
  const measured = `${remainingMicros} of ${limitMicros} micro-units are left, the call needs ${estimateMicros}`;
  return action === 'throttle'
    ? `throttles and has let its calls through (${measured})`
    : `blocks: ${measured}`;
}

function advice({ retryAtEpochMs }: RuleRefusal): string {
  if (retryAtEpochMs === null) return 'it never fits: ask for less, or change the rule';
  return `wait until ${new Date(retryAtEpochMs).toISOString()}, or lift the rules`;
}
