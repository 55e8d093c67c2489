import { InvalidTokensError } from './estimator-errors.js';

/**
 * How many tokens a call uses, by kind: whole numbers from 0 to 2⁵³ − 1, each 0 when absent, at
 * least one of them given.
 *
 * @remarks
 * The four are disjoint and are added: no token is in two of them. Where a provider reports cached
 * tokens as a part of the input, or reasoning tokens as a part of the output, take them off there:
 * `{ input: prompt - cached, cachedInput: cached, output: completion - reasoning, reasoning }`.
 */
export interface TokenCounts {
  /** Tokens sent, without those in `cachedInput`. */
  readonly input?: number | undefined;
  /** Tokens received, without those in `reasoning`. */
  readonly output?: number | undefined;
  /** Tokens sent that the provider had in its cache. */
  readonly cachedInput?: number | undefined;
  /** Tokens of reasoning, charged but not shown. */
  readonly reasoning?: number | undefined;
}

/** @throws {@link InvalidTokensError} for the first rule of {@link TokenCounts} that is broken. */
export function checkTokenCounts(tokens: unknown): void {
  if (typeof tokens !== 'object' || tokens === null) {
    throw new InvalidTokensError('tokens', { rule: 'an object of counts', value: tokens });
  }
  // A misspelt count must not be a count of 0.
  for (const name in tokens) {
    if (!isKind(name) && Object.hasOwn(tokens, name)) throw unknownKind(name, tokens);
  }
  const { input, output, cachedInput, reasoning } = tokens as TokenCounts;
  if ((input ?? output ?? cachedInput ?? reasoning) === undefined) {
    throw new InvalidTokensError('tokens', {
      rule: 'given with one count at least',
      value: tokens,
    });
  }
  if (!isCount(input)) throw noCount('input', input);
  if (!isCount(output)) throw noCount('output', output);
  if (!isCount(cachedInput)) throw noCount('cachedInput', cachedInput);
  if (!isCount(reasoning)) throw noCount('reasoning', reasoning);
}

function isKind(name: string): boolean {
  return name === 'input' || name === 'output' || name === 'cachedInput' || name === 'reasoning';
}

function isCount(value: number | undefined): boolean {
  return value === undefined || (Number.isSafeInteger(value) && value >= 0);
}

function noCount(kind: keyof TokenCounts, value: unknown): InvalidTokensError {
  const rule = `a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`;
  return new InvalidTokensError(`tokens.${kind}`, { rule, value });
}

function unknownKind(name: string, tokens: object): InvalidTokensError {
  const rule = 'absent: known counts are input, output, cachedInput, reasoning';
  const value: unknown = Reflect.get(tokens, name);
  return new InvalidTokensError(`tokens.${name}`, { rule, value });
}
