import type {
  BreakerSubject,
  SubjectBreaker,
  SubjectOptions,
  SubjectState,
  SubjectTrip,
} from '@breaker-lab/stress-harness';
import {
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleAll,
  type IBreaker,
  isBrokenCircuitError,
  isTaskCancelledError,
  SamplingBreaker,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import { toldStates } from './told-states.js';

const MS_PER_S = 1_000;
/** It opens above its threshold, which is below 1; the contract says at and above, up to 1. */
const HAIR = 1e-12;
/** Its minimum is calls a second: rounding must not make a call more of it. */
const HALF_A_CALL = 0.5;

/**
 * cockatiel. It has no clock to set, and no counts; of rejections it tells the caller alone.
 *
 * @remarks
 * A call beyond the trials of half-open is not rejected: it waits for their outcome.
 */
export const cockatiel: BreakerSubject = {
  name: 'cockatiel',
  capabilities: ['transitions', 'trials', 'timeout', 'abort', 'listeners'],
  create: createBreaker,
};

function createBreaker({
  trip,
  openDurationMs,
  halfOpenTrials,
  timeoutMs,
}: SubjectOptions): SubjectBreaker {
  const policy = circuitBreaker(handleAll, {
    breaker: ruleOf(trip),
    halfOpenAfter: openDurationMs,
    halfOpenSampling: { calls: halfOpenTrials, threshold: 0 },
  });
  const guarded =
    timeoutMs === undefined ? policy : wrap(policy, timeout(timeoutMs, TimeoutStrategy.Aggressive));
  const subscribe: SubjectBreaker['subscribe'] = (listener) => {
    const tell = toldStates(toSubjectState(policy.state), listener);
    const subscription = policy.onStateChange((state) => {
      tell(toSubjectState(state));
    });
    return () => {
      subscription.dispose();
    };
  };
  return {
    execute: (fn) => guarded.execute(fn),
    executeAbortable: (fn, signal) => guarded.execute((call) => fn(call.signal), signal),
    state: () => toSubjectState(policy.state),
    isRejection: isBrokenCircuitError,
    isTimeout: isTaskCancelledError,
    onTransition: (listener) => {
      subscribe(listener);
    },
    subscribe,
  };
}

/**
 * Failures in a row are what it has. Its time window is of five buckets or more, of a second at most,
 * and forgets one when a call begins another: after a pause it holds calls from before.
 */
function ruleOf(trip: SubjectTrip): IBreaker {
  if (trip.kind === 'consecutive') return new ConsecutiveBreaker(trip.failures);
  return new SamplingBreaker({
    threshold: trip.failureRateThreshold - HAIR,
    duration: trip.windowMs,
    minimumRps: (trip.minimumCalls - HALF_A_CALL) / (trip.windowMs / MS_PER_S),
  });
}

function toSubjectState(state: CircuitState): SubjectState {
  switch (state) {
    case CircuitState.Closed:
      return 'closed';
    case CircuitState.HalfOpen:
      return 'half-open';
    default:
      return 'open';
  }
}
