import { type AmountRole, InvalidAmountError } from './cost-errors.js';

/** Micro-units in one currency unit: 1 dollar is 1,000,000 micros. */
export const MICROS_PER_UNIT = 1_000_000;

/**
 * The largest single amount, in currency units: one billion. Up to there a double tells one
 * micro-unit from the next with room to spare.
 */
export const MAX_AMOUNT = 1_000_000_000;

/**
 * A decimal of whole micros is off by half an ulp as a double and by another half after the
 * multiplication (1.005 × 10⁶ reads 1004999.9999999999), as a share of it; rounding that up or down
 * would charge a micro nobody spent. At {@link MAX_AMOUNT} it is 0.44 micros: the nearest whole
 * number is never in doubt.
 */
const NOISE = 2 * Number.EPSILON;

/** The rule an amount must keep, as a phrase that completes "must be …". */
export const AMOUNT_RULE = `a number from 0 to ${MAX_AMOUNT} currency units`;

/** Whether `value` is a number of currency units that can be counted in micros. */
export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MAX_AMOUNT;
}

/**
 * Currency units to whole micro-units, rounded up: what is spent is never counted too low.
 *
 * @throws {@link InvalidAmountError} unless the amount is finite, not negative and countable.
 */
export function spentMicros(role: 'estimate' | 'actual', amount: number): number {
  if (!isAmount(amount)) throw invalidAmount(role, amount);
  const scaled = amount * MICROS_PER_UNIT;
  return Math.ceil(scaled - NOISE * scaled);
}

/**
 * Currency units to whole micro-units, rounded down: never more comes back than was given.
 *
 * @throws {@link InvalidAmountError} as {@link spentMicros} does.
 */
export function refundMicros(amount: number): number {
  if (!isAmount(amount)) throw invalidAmount('refund', amount);
  return capMicros(amount);
}

/** Currency units to whole micro-units, rounded down: a cap is never counted too high. */
export function capMicros(amount: number): number {
  const scaled = amount * MICROS_PER_UNIT;
  return Math.floor(scaled + NOISE * scaled) + 0;
}

function invalidAmount(role: AmountRole, amount: unknown): InvalidAmountError {
  return new InvalidAmountError(role, { rule: AMOUNT_RULE, value: amount });
}
