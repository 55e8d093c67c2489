import type { Target } from '@breaker-lab/stress-harness';

/** Where failures are too few to open the breaker. */
export const noRejections: Target = {
  metric: 'rejections',
  unit: 'calls',
  bound: 'exactly',
  threshold: 0,
  figure: 'exact',
  promise: 'a failure rate below the threshold never opens the breaker',
  cause: 'breaker logic',
};

/** Whatever the load was, no group of objects may have grown in every segment of it. */
export const noObjectsKept: Target = {
  metric: 'objectsKept',
  unit: 'objects',
  bound: 'exactly',
  threshold: 0,
  figure: 'exact',
  promise: 'no kind of object grows from each equal segment of load to the next',
  cause: 'memory',
};
