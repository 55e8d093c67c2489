import CircuitBreaker from 'opossum';
import {
  AN_HOUR_MS,
  type AsyncWork,
  FAILURE_RATE,
  fail,
  type Guard,
  type Subject,
  WINDOW_MS,
} from './subject.js';

const PERCENT = 100;
const run = (work: AsyncWork): Promise<number> => work();

/** Made afresh for each breaker, which keeps and changes its options. */
const timeWindow = (
  timeoutMs: number | false,
): ConstructorParameters<typeof CircuitBreaker>[1] => ({
  timeout: timeoutMs,
  errorThresholdPercentage: FAILURE_RATE.threshold * PERCENT,
  volumeThreshold: FAILURE_RATE.minimumCalls,
  resetTimeout: AN_HOUR_MS,
  rollingCountTimeout: WINDOW_MS,
});

function guardOf(options: ConstructorParameters<typeof CircuitBreaker>[1]): Guard {
  const breaker = new CircuitBreaker(run, options);
  return (work) => breaker.fire(work);
}

/** Knows rates over a time window, and nothing else. */
export const opossum: Subject = {
  name: 'opossum',
  closed: (rule) => (rule === 'time-window' ? guardOf(timeWindow(false)) : undefined),
  timed: (timeoutMs) => guardOf(timeWindow(timeoutMs)),
  async open() {
    const guard = guardOf({ ...timeWindow(false), volumeThreshold: 0 });
    await fail(guard);
    return guard;
  },
  idle: () => new CircuitBreaker(run, timeWindow(false)),
  enduring: ({ kind }) =>
    kind === 'time'
      ? guardOf({
          ...timeWindow(false),
          errorThresholdPercentage: PERCENT,
          rollingCountTimeout: AN_HOUR_MS,
        })
      : undefined,
};
