import {
  circuitBreaker,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  CountBreaker,
  handleAll,
  type IBreaker,
  SamplingBreaker,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import {
  AN_HOUR_MS,
  FAILURE_RATE,
  FAILURES_IN_A_ROW,
  fail,
  type Guard,
  type Subject,
  WINDOW_MS,
} from './subject.js';

const NEARLY_ALL = 0.999_999;
const MS_PER_S = 1_000;

const policyOf = (breaker: IBreaker): CircuitBreakerPolicy =>
  circuitBreaker(handleAll, { halfOpenAfter: AN_HOUR_MS, breaker });

const timeWindow = (): IBreaker =>
  new SamplingBreaker({
    threshold: FAILURE_RATE.threshold,
    duration: WINDOW_MS,
    minimumRps: FAILURE_RATE.minimumCalls / (WINDOW_MS / MS_PER_S),
  });

function guardOf(breaker: IBreaker): Guard {
  const policy = policyOf(breaker);
  return (work) => policy.execute(work);
}

/** Its count and time windows have a threshold below 1. */
export const cockatiel: Subject = {
  name: 'cockatiel',
  closed: (rule) =>
    guardOf(rule === 'time-window' ? timeWindow() : new ConsecutiveBreaker(FAILURES_IN_A_ROW)),
  timed(timeoutMs) {
    // Aggressive: as with the others, the caller hears of the timeout at once.
    const limit = timeout(timeoutMs, TimeoutStrategy.Aggressive);
    const policy = wrap(limit, policyOf(timeWindow()));
    return (work) => policy.execute(work);
  },
  async open() {
    const guard = guardOf(new ConsecutiveBreaker(1));
    await fail(guard);
    return guard;
  },
  idle: () => policyOf(timeWindow()),
  enduring: ({ kind, calls }) =>
    guardOf(
      kind === 'count'
        ? new CountBreaker({ threshold: NEARLY_ALL, size: calls })
        : new SamplingBreaker({ threshold: NEARLY_ALL, duration: AN_HOUR_MS, minimumRps: 1 }),
    ),
};
