import type { Target } from '@breaker-lab/stress-harness';

/** Under steady load. */
export const noRejections: Target = {
  metric: 'rejections',
  unit: 'calls',
  bound: 'exactly',
  threshold: 0,
  figure: 'exact',
  promise: 'a failure rate below the threshold never opens the breaker',
  cause: 'breaker logic',
};
