import type { BreakerSnapshot } from '../../src/index.js';

export const RESUMABLE_STATES = [
  'closed',
  'open',
  'half-open',
  'recovering',
  'forced-open',
  'forced-closed',
  'disabled',
] as const satisfies BreakerSnapshot['state'][];

/** Whether it has opened and not recovered since. */
export function isBroken(state: BreakerSnapshot['state']): boolean {
  return state === 'open' || state === 'half-open' || state === 'recovering';
}

/** Only an open breaker has time left, and only a broken one a number of attempts. */
export function isSoundSnapshot(snapshot: BreakerSnapshot): boolean {
  const { schemaVersion, state, remainingOpenMs, attempt } = snapshot;
  return (
    (schemaVersion as number) === 1 &&
    RESUMABLE_STATES.includes(state) &&
    remainingOpenMs >= 0 &&
    (state === 'open' || remainingOpenMs === 0) &&
    Number.isInteger(attempt) &&
    (isBroken(state) ? attempt >= 1 : attempt === 0)
  );
}
