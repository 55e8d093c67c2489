import { HarnessError } from '../../harness-error.js';

/**
 * A number of a strategy's plan.
 *
 * @throws {@link HarnessError} `ERR_STRATEGY` unless it is an integer from `min`.
 */
export function count(name: string, value: number, { min }: { min: number }): number {
  if (Number.isSafeInteger(value) && value >= min) return value;
  throw new HarnessError(
    'ERR_STRATEGY',
    `Strategy: ${name} must be an integer, ${min} or more; got ${value}`,
  );
}
