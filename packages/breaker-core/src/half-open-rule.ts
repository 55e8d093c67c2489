/** What decides a half-open breaker. */
export type HalfOpenRule =
  | {
      readonly kind: 'successes';
      /** So many successful trials close it; one failed trial reopens it: 1 to 1,000,000. */
      readonly successes: number;
    }
  | {
      readonly kind: 'failure-rate';
      /** How many completed trials are looked at: 1 to 1,000,000. */
      readonly calls: number;
      /** Reopens when failures/calls reaches this share, otherwise closes: above 0, up to 1. */
      readonly failureRateThreshold: number;
    };

/** Completed trials of one half-open period. */
export interface TrialTally {
  readonly succeeded: number;
  readonly failed: number;
}

/**
 * What the trials so far decide; undefined when they leave it open. A rate is decided as soon as
 * the trials that are missing cannot change it.
 */
export function decideTrials(
  { succeeded, failed }: TrialTally,
  rule: HalfOpenRule,
): 'close' | 'open' | undefined {
  if (rule.kind === 'successes') {
    if (failed > 0) return 'open';
    return succeeded >= rule.successes ? 'close' : undefined;
  }
  const { calls, failureRateThreshold } = rule;
  if (failed / calls >= failureRateThreshold) return 'open';
  const missing = Math.max(0, calls - succeeded - failed);
  return (failed + missing) / calls < failureRateThreshold ? 'close' : undefined;
}
