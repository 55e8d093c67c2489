import type { OptionCheck } from '../../option-check.js';
import { MAX_AMOUNT } from '../money.js';

/**
 * What a million tokens of one model cost: currency units from 0 to one billion. Taken as the
 * decimal it is written as, so that 0.15 is fifteen hundredths and not the double next to it.
 */
export interface ModelPrice {
  /** A million tokens of input. */
  readonly inputPerMillion: number;
  /** A million tokens of output. */
  readonly outputPerMillion: number;
  /** A million tokens of input that were cached. Default: `inputPerMillion`. */
  readonly cachedInputPerMillion?: number;
  /** A million tokens of reasoning. Default: `outputPerMillion`. */
  readonly reasoningPerMillion?: number;
}

/** The prices of models at one date, as you found them there. No prices come with this package. */
export interface PriceTable {
  /** The day of the prices: `YYYY-MM-DD`, a date of the calendar. Each estimate carries it. */
  readonly date: string;
  /** What the prices are in, for example `USD`; not empty. That of the budget: none is converted. */
  readonly currency: string;
  /** The price of each model, by any name; one at least. */
  readonly models: Readonly<Record<string, ModelPrice>>;
}

const TABLE_KEYS = ['date', 'currency', 'models'];
const PRICE_KEYS = [
  'inputPerMillion',
  'outputPerMillion',
  'cachedInputPerMillion',
  'reasoningPerMillion',
];

/** A price with its defaults filled in. */
export type CompletePrice = Required<ModelPrice>;

/** A frozen copy, prices complete. What `check` complains about is in it as it was given. */
export function copiedPriceTable(value: unknown, check: OptionCheck): PriceTable {
  const { date, currency, models } = check.object('prices', value, TABLE_KEYS);
  // No prototype: no model is there that was not given, whatever it is called.
  const copies = Object.create(null) as Record<string, CompletePrice>;
  if (isObject(value)) {
    check.require('prices.date', date, { rule: 'a date, YYYY-MM-DD', ok: isDate(date) });
    check.text('prices.currency', currency);
    const given = isObject(models) ? Object.entries(models) : [];
    const rule = 'an object with a price for one model at least';
    check.require('prices.models', models, { rule, ok: given.length > 0 });
    for (const [model, price] of given) copies[model] = copiedPrice(model, price, check);
  }
  return Object.freeze({
    date: date as string,
    currency: currency as string,
    models: Object.freeze(copies),
  });
}

function copiedPrice(model: string, value: unknown, check: OptionCheck): CompletePrice {
  const path = `prices.models[${JSON.stringify(model)}]`;
  const given = check.object(path, value, PRICE_KEYS);
  const { inputPerMillion: input, outputPerMillion: output } = given;
  const { cachedInputPerMillion: cached, reasoningPerMillion: reasoning } = given;
  if (isObject(value)) {
    check.number(`${path}.inputPerMillion`, input, LIMITS);
    check.number(`${path}.outputPerMillion`, output, LIMITS);
    if (cached !== undefined) check.number(`${path}.cachedInputPerMillion`, cached, LIMITS);
    if (reasoning !== undefined) check.number(`${path}.reasoningPerMillion`, reasoning, LIMITS);
  }
  const price = {
    inputPerMillion: input,
    outputPerMillion: output,
    cachedInputPerMillion: cached === undefined ? input : cached,
    reasoningPerMillion: reasoning === undefined ? output : reasoning,
  };
  return Object.freeze(price as CompletePrice);
}

const LIMITS = { min: 0, max: MAX_AMOUNT };

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A day the calendar has: one that a `Date` would move to the next month is none. */
function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const epochMs = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString().startsWith(value);
}
