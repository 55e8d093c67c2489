import { InvalidCallError } from '../../errors.js';
import { InvalidAmountError } from '../cost-errors.js';
import { MAX_AMOUNT, MICROS_PER_UNIT } from '../money.js';
import type {
  EstimateMethod,
  EstimateRequest,
  ReportedUsage,
  SettledEstimate,
} from './estimate.js';
import { checkTokenCounts } from './token-counts.js';

const METHODS: readonly unknown[] = ['price', 'history', 'default'] satisfies EstimateMethod[];
const MAX_MICROS = MAX_AMOUNT * MICROS_PER_UNIT;

/**
 * @throws {@link InvalidCallError} for a name that is none, {@link InvalidTokensError} for tokens.
 */
export function checkRequest(request: EstimateRequest): void {
  checkObject('estimate', request);
  const { operation, model, tokens } = request;
  if (operation !== undefined) checkName('estimate', 'operation', operation);
  if (model !== undefined) checkName('estimate', 'model', model);
  if (tokens !== undefined) checkTokenCounts(tokens);
}

/** @throws what {@link checkRequest} throws, also for what is absent. */
export function checkUsage(usage: ReportedUsage): void {
  checkObject('priceOf', usage);
  const { model, tokens } = usage;
  checkName('priceOf', 'model', model);
  checkTokenCounts(tokens);
}

/**
 * What was read, once, and checked.
 *
 * @throws {@link InvalidAmountError} for an amount that is none, {@link InvalidCallError} for the
 * rest.
 */
export function checkedSettled(settled: SettledEstimate): SettledEstimate {
  checkObject('learn', settled);
  const { operation, estimateMicros, actualMicros, method } = settled;
  if (operation !== undefined) checkName('learn', 'operation', operation);
  checkMicros('estimate', estimateMicros);
  checkMicros('actual', actualMicros);
  if (!METHODS.includes(method)) {
    const expected = `a method: ${METHODS.join(', ')}`;
    throw new InvalidCallError('learn', { expected, received: method });
  }
  return { operation, estimateMicros, actualMicros, method };
}

function checkObject(method: string, value: unknown): void {
  if (typeof value === 'object' && value !== null) return;
  throw new InvalidCallError(method, { expected: 'an object', received: value });
}

function checkName(method: string, name: 'operation' | 'model', value: unknown): void {
  if (typeof value === 'string') return;
  throw new InvalidCallError(method, { expected: `${name} to be a string`, received: value });
}

function checkMicros(role: 'estimate' | 'actual', value: number): void {
  if (Number.isSafeInteger(value) && value >= 0 && value <= MAX_MICROS) return;
  const rule = `a whole number of micro-units from 0 to ${MAX_MICROS}`;
  throw new InvalidAmountError(role, { rule, value });
}
