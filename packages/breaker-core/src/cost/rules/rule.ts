import type { BudgetTree } from '../budget-tree.js';
import type { Now } from '../ledger.js';
import type { ActionTerm } from './action-check.js';
import { BudgetGauge } from './budget-gauge.js';
import type { CallFilter, RuledCall } from './call-filter.js';
import type { ConditionTerm } from './condition-check.js';
import { Crossing } from './crossing.js';
import { type Gauge, OperationGauge } from './gauge.js';
import { RateGauge } from './rate-gauge.js';
import type { RateWindow } from './rate-window.js';
import type { RateWindows } from './rate-windows.js';
import type { Finding } from './rule-answer.js';
import type { RuleTerm } from './rule-terms.js';
import { TokenBucket } from './token-bucket.js';

/** What rules measure. */
export interface Measured {
  readonly tree: BudgetTree;
  readonly windows: RateWindows;
}

/** One rule at work. Looking changes nothing; {@link take} and {@link commit} do. */
export class Rule {
  readonly name: string;
  readonly action: ActionTerm;
  readonly when: ConditionTerm['kind'];
  /** Which calls it is for; it is shown no others. */
  readonly only: CallFilter;
  /** Must count each call that the rule is for; only where that is what it measures. */
  readonly window: RateWindow | undefined;
  readonly gauge: Gauge;
  readonly #crossing: Crossing;
  readonly #bucket: TokenBucket | undefined;
  readonly #cooldownMs: number;
  #heldUntilMs = Number.NEGATIVE_INFINITY;

  constructor(
    { name, when, only, action, rearmShare, cooldownMs }: RuleTerm,
    { tree, windows }: Measured,
  ) {
    this.name = name;
    this.action = action;
    this.when = when.kind;
    this.only = only;
    this.gauge = gaugeOf({ when, only }, { tree, windows });
    this.window = this.gauge instanceof RateGauge ? this.gauge.window : undefined;
    this.#crossing = new Crossing(rearmShare);
    this.#bucket = action.kind === 'throttle' ? new TokenBucket(action) : undefined;
    this.#cooldownMs = cooldownMs;
  }

  /** A period was over: a new one has a crossing of its own. */
  turn(tree: BudgetTree): void {
    if (this.gauge instanceof BudgetGauge && this.gauge.turn(tree)) this.#crossing.rearm();
  }

  /** Whether nothing is left of when it was last met: then only what it measures matters. */
  isCalm({ nowMs }: Now): boolean {
    return this.#crossing.isArmed && nowMs >= this.#heldUntilMs;
  }

  /** What it finds about a call it is for; undefined when there is nothing to do. */
  look(call: RuledCall, now: Now): Finding | undefined {
    const measuredMicros = this.gauge.measuredMicros(now);
    const valueMicros = measuredMicros + call.estimateMicros;
    const { limitMicros } = this.gauge;
    const isMet = valueMicros > limitMicros;
    const acts = isMet || now.nowMs < this.#heldUntilMs;
    if (!acts && this.#crossing.isArmed) return undefined;
    const look = { measuredMicros, valueMicros, limitMicros };
    const rearms = this.#crossing.rearms(look);
    if (!acts && !rearms) return undefined;
    return {
      ...look,
      rule: this,
      call,
      state: isMet ? 'met' : acts ? 'held' : 'fallen',
      rearms,
      refuses: acts && this.#refuses(now.nowMs),
    };
  }

  /** The call was admitted: takes a token where it is throttled. */
  take({ state }: Finding, { nowMs }: Now): void {
    if (state !== 'fallen') this.#bucket?.take(nowMs);
  }

  /**
   * The call was admitted, and its money is held; or it was refused by this rule.
   *
   * @returns whether the rule is to be told.
   */
  commit({ state, rearms }: Finding, now: Now): boolean {
    if (rearms) this.#crossing.rearm();
    if (state !== 'met') return false;
    this.#heldUntilMs = now.nowMs + this.#cooldownMs;
    return this.#crossing.cross(this.gauge.measuredMicros(now));
  }

  /** When it will let a call through that it refuses, if nothing else happens; null: never. */
  retryAtEpochMs({ state, call }: Finding, now: Now): number | null {
    const { nowMs, epochMs } = now;
    if (this.#bucket !== undefined) return Math.ceil(epochMs + this.#bucket.waitMs(nowMs));
    if (state !== 'met') return Math.ceil(epochMs + Math.ceil(this.#heldUntilMs - nowMs));
    const belowAtEpochMs = this.gauge.retryAtEpochMs(call.estimateMicros, now);
    if (belowAtEpochMs === null) return null;
    return Math.max(belowAtEpochMs, Math.ceil(epochMs + Math.ceil(this.#cooldownMs)));
  }

  #refuses(nowMs: number): boolean {
    return this.#bucket === undefined ? this.action.kind === 'block' : !this.#bucket.has(nowMs);
  }
}

function gaugeOf(
  { when, only }: Pick<RuleTerm, 'when' | 'only'>,
  { tree, windows }: Measured,
): Gauge {
  switch (when.kind) {
    case 'amount':
    case 'share':
      return new BudgetGauge(when, tree);
    case 'rate':
      return new RateGauge(windows.for(when.perMs, only), when);
    case 'operation-cost':
      return new OperationGauge(when.limitMicros);
  }
}
