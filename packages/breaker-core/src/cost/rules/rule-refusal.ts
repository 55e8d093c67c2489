import type { Now } from '../ledger.js';
import type { RuleAction } from './cost-rule.js';
import type { Finding } from './rule-answer.js';

/** What is known of a call that a rule refused. */
export interface RuleRefusal {
  /** The `name` of the strictest rule that refused; of several, the one that lets in last. */
  readonly rule: string;
  /** What it does. */
  readonly action: Extract<RuleAction['kind'], 'throttle' | 'block'>;
  /**
   * `rate`: a throttle has no token, or a spend rate is too high. `operation_cost`: the call is too
   * dear. Over a budget, `exhausted`: what it measures has reached the limit; `would_exceed`: it has
   * not, but would with this call, or did a short while ago.
   */
  readonly reason: 'exhausted' | 'would_exceed' | 'rate' | 'operation_cost';
  /** What the call asked to reserve, in micro-units. */
  readonly estimateMicros: number;
  /** What the rule measured without this call, in micro-units; 0 for the cost of an operation. */
  readonly measuredMicros: number;
  /** Above which it is met, in micro-units. */
  readonly limitMicros: number;
  /** What is left up to there, in micro-units; never negative. */
  readonly remainingMicros: number;
  /**
   * When the rule lets the call in if nothing else happens, in milliseconds since 1970 UTC: with the
   * next token; at the end of the period; when enough of a window has left; not before a cooldown is
   * over. Null when it asks for more than the limit.
   */
  readonly retryAtEpochMs: number | null;
}

/** What is told of a call that rules refuse: by the strictest; undefined when none does. */
export function strictestRefusal(findings: readonly Finding[], now: Now): RuleRefusal | undefined {
  let strictest: RuleRefusal | undefined;
  for (const finding of findings) {
    if (!finding.refuses) continue;
    const refusal = refusalBy(finding, now);
    if (strictest === undefined || isStricter(refusal, strictest)) strictest = refusal;
  }
  return strictest;
}

function refusalBy(finding: Finding, now: Now): RuleRefusal {
  const { rule, call, measuredMicros, limitMicros } = finding;
  return {
    rule: rule.name,
    action: rule.action.kind === 'throttle' ? 'throttle' : 'block',
    reason: reasonOf(finding),
    estimateMicros: call.estimateMicros,
    measuredMicros,
    limitMicros,
    remainingMicros: Math.max(0, limitMicros - measuredMicros),
    retryAtEpochMs: rule.retryAtEpochMs(finding, now),
  };
}

function reasonOf({ rule, measuredMicros, limitMicros }: Finding): RuleRefusal['reason'] {
  if (rule.action.kind === 'throttle' || rule.when === 'rate') return 'rate';
  if (rule.when === 'operation-cost') return 'operation_cost';
  return measuredMicros >= limitMicros ? 'exhausted' : 'would_exceed';
}

function isStricter(one: RuleRefusal, other: RuleRefusal): boolean {
  if (one.action !== other.action) return one.action === 'block';
  return waitUntil(one) > waitUntil(other);
}

function waitUntil({ retryAtEpochMs }: RuleRefusal): number {
  return retryAtEpochMs ?? Number.POSITIVE_INFINITY;
}
