import type { ReferenceBudget, ReferenceLevel } from '../reference-budget.js';
import { BULK, THROTTLE } from './paid-rules.js';
import type { Asked } from './paid-step.js';

/** A rule of the twins as the model has it: which calls, what is measured, above what. */
interface ModelRule {
  readonly action: 'block' | 'throttle' | { readonly step: number };
  readonly cooldownMs: number;
  readonly isFor: (asked: Asked) => boolean;
  /** What is measured; undefined: the call alone. */
  readonly level: string | undefined;
  readonly limit: (cap: number) => number;
  heldUntilMs: number;
}

function modelRules(): ModelRule[] {
  const atRest = { cooldownMs: 0, heldUntilMs: -Infinity };
  return [
    {
      ...atRest,
      action: 'block',
      isFor: ({ operation }) => operation === 'chat',
      level: 'day',
      limit: (cap) => Math.floor((9 * cap) / 10),
    },
    {
      ...atRest,
      action: 'block',
      cooldownMs: 40,
      isFor: ({ operation }) => operation === 'bulk',
      level: BULK.budget,
      limit: () => 60,
    },
    {
      ...atRest,
      action: 'throttle',
      isFor: () => true,
      level: 'month',
      limit: (cap) => Math.floor(cap / 2),
    },
    {
      ...atRest,
      action: { step: 1 },
      isFor: ({ scope }) => scope === 'team',
      level: 'day',
      limit: () => 40,
    },
    {
      ...atRest,
      action: { step: 2 },
      cooldownMs: 25,
      isFor: ({ operation }) => operation !== 'other',
      level: undefined,
      limit: () => 30,
    },
  ];
}

/** What the rules say to a call, and what they take note of when it is let in. */
export type ModelAnswer =
  | { readonly refusedBy: 'block' | 'throttle' }
  | { readonly step: number; readonly admitted: () => void };

/** All rules, by adding up what they measure anew for each call. */
export class ModelRules {
  readonly #rules = modelRules();
  readonly #books: ReferenceBudget;
  /** Tokens of the throttle in milliseconds, so that they are whole. */
  #savedMs = THROTTLE.burst * THROTTLE.intervalMs;
  #savedAtMs = 0;
  #liftedUntilMs = 0;

  constructor(books: ReferenceBudget) {
    this.#books = books;
  }

  lift(untilMs: number): void {
    this.#liftedUntilMs = Math.max(this.#liftedUntilMs, untilMs);
  }

  judge(asked: Asked, levels: readonly ReferenceLevel[], nowMs: number): ModelAnswer {
    const isMet = (rule: ModelRule): boolean =>
      this.#value(rule, asked, levels) > this.#limit(rule);
    const hold = (rules: readonly ModelRule[]): void => {
      for (const rule of rules) rule.heldUntilMs = nowMs + rule.cooldownMs;
    };
    const acting = this.#rules.filter(
      (rule) => rule.isFor(asked) && (isMet(rule) || nowMs < rule.heldUntilMs),
    );
    const met = acting.filter(isMet);
    const isLifted = nowMs < this.#liftedUntilMs;
    const throttles = acting.some(({ action }) => action === 'throttle');
    const blocking = acting.filter(({ action }) => action === 'block');
    const isThrottled = throttles && this.#tokensMs(nowMs) < THROTTLE.intervalMs;
    if (!isLifted && (blocking.length > 0 || isThrottled)) {
      hold(blocking.filter((rule) => met.includes(rule)));
      return { refusedBy: blocking.length > 0 ? 'block' : 'throttle' };
    }
    const steps = acting.map(({ action }) => (typeof action === 'string' ? 0 : action.step));
    return {
      step: isLifted ? 0 : Math.max(0, ...steps),
      admitted: () => {
        hold(met);
        if (!throttles || isLifted) return;
        this.#savedMs = this.#tokensMs(nowMs) - THROTTLE.intervalMs;
        this.#savedAtMs = nowMs;
      },
    };
  }

  #value({ level }: ModelRule, { micros }: Asked, levels: readonly ReferenceLevel[]): number {
    const measured = levels.find(({ budget }) => budget === level);
    if (measured === undefined) return micros;
    const { committedMicros, reservedMicros } = this.#books.sums(measured);
    return committedMicros + reservedMicros + micros;
  }

  #limit({ level, limit }: ModelRule): number {
    return limit(level === undefined ? Infinity : this.#books.cap(level));
  }

  #tokensMs(nowMs: number): number {
    const fullMs = THROTTLE.burst * THROTTLE.intervalMs;
    return Math.min(fullMs, this.#savedMs + (nowMs - this.#savedAtMs));
  }
}
