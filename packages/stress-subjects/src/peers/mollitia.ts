/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- mollitia declares its
   options as classes, and documents them as plain objects */
import type {
  BreakerSubject,
  SubjectBreaker,
  SubjectOptions,
  SubjectState,
  SubjectTrip,
} from '@breaker-lab/stress-harness';
import {
  BreakerError,
  BreakerState,
  Circuit,
  SlidingCountBreaker,
  SlidingTimeBreaker,
  Timeout,
  TimeoutError,
} from 'mollitia';
import { toldStates } from './told-states.js';

type Work = () => Promise<unknown>;
type SlidingBreaker = SlidingCountBreaker | SlidingTimeBreaker;

interface Rule {
  /** Calls, or milliseconds. */
  readonly slidingWindowSize: number;
  readonly minimumNumberOfCalls: number;
  /** In percent. */
  readonly failureRateThreshold: number;
}

const PERCENT = 100;
/** At 100 % its rule is off. */
const NEARLY_ALL = 99.999_999;

const run = (work: Work): Promise<unknown> => work();

/**
 * mollitia. It has no clock to set, and no counts; of rejections it tells the caller alone.
 *
 * @remarks
 * It decides when all its trials have settled, by the rate that opens it: where that is failures in a
 * row, one success among them closes it.
 */
export const mollitia: BreakerSubject = {
  name: 'mollitia',
  capabilities: ['transitions', 'trials', 'timeout', 'listeners'],
  create: createBreaker,
};

function createBreaker(options: SubjectOptions): SubjectBreaker {
  const breaker = breakerOf(options);
  const { timeoutMs } = options;
  const modules =
    timeoutMs === undefined ? [breaker] : [breaker, new Timeout({ delay: timeoutMs })];
  const circuit = new Circuit({ func: run, options: { modules } });
  const subscribe: SubjectBreaker['subscribe'] = (listener) => {
    const tell = toldStates(toSubjectState(breaker.state), listener);
    const subscription = breaker.on('state-changed', (state: BreakerState) => {
      tell(toSubjectState(state));
    });
    return () => {
      subscription.dispose();
    };
  };
  return {
    execute: <T>(fn: () => Promise<T>) => circuit.execute<T>(fn),
    state: () => toSubjectState(breaker.state),
    // Also what it rejects with beyond its trials: that has the same prototype.
    isRejection: (error) => error instanceof BreakerError,
    isTimeout: (error) => error instanceof TimeoutError,
    onTransition: (listener) => {
      subscribe(listener);
    },
    subscribe,
    dispose: () => {
      circuit.dispose();
    },
  };
}

function breakerOf({ trip, openDurationMs, halfOpenTrials }: SubjectOptions): SlidingBreaker {
  const common = {
    ...ruleOf(trip),
    openStateDelay: openDurationMs,
    permittedNumberOfCallsInHalfOpenState: halfOpenTrials,
  };
  return trip.kind === 'consecutive'
    ? new SlidingCountBreaker(common)
    : new SlidingTimeBreaker(common);
}

/** Failures in a row are the last calls, all of them failures. A time window holds 1,000 calls. */
function ruleOf(trip: SubjectTrip): Rule {
  if (trip.kind === 'consecutive') {
    return {
      slidingWindowSize: trip.failures,
      minimumNumberOfCalls: trip.failures,
      failureRateThreshold: NEARLY_ALL,
    };
  }
  return {
    slidingWindowSize: trip.windowMs,
    minimumNumberOfCalls: trip.minimumCalls,
    failureRateThreshold: Math.min(trip.failureRateThreshold * PERCENT, NEARLY_ALL),
  };
}

function toSubjectState(state: BreakerState): SubjectState {
  switch (state) {
    case BreakerState.CLOSED:
      return 'closed';
    case BreakerState.HALF_OPENED:
      return 'half-open';
    case BreakerState.OPENED:
      return 'open';
  }
}
