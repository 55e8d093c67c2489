import type { GuardedCall } from '@breaker-lab/stress-harness';

/** Each conservation figure as it is in the worst of several loads: all 0 if it is in all. */
export function worstConservation(
  loads: readonly { readonly guarded: Pick<GuardedCall, 'conservation'> }[],
): GuardedCall['conservation'] {
  const worst = { unsettledCalls: 0, mismatchedOutcomes: 0, unexpectedErrors: 0 };
  for (const { conservation } of loads.map(({ guarded }) => guarded)) {
    for (const key of Object.keys(worst) as (keyof typeof worst)[])
      worst[key] = Math.max(worst[key], conservation[key]);
  }
  return worst;
}
