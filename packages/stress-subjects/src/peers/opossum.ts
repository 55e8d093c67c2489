import type {
  BreakerSubject,
  SubjectBreaker,
  SubjectOptions,
  SubjectState,
  SubjectTrip,
} from '@breaker-lab/stress-harness';
import CircuitBreaker from 'opossum';
import { hasCode } from '../error-code.js';
import { toldStates } from './told-states.js';

type Work = () => Promise<unknown>;
type Rule = Pick<
  ConstructorParameters<typeof CircuitBreaker>[1],
  'errorThresholdPercentage' | 'volumeThreshold' | 'rollingCountTimeout'
>;

const PERCENT = 100;
/** It opens above its percentage; the contract says at and above. */
const HAIR = 1e-9;

const STATE_EVENTS = [
  ['open', 'open'],
  ['halfOpen', 'half-open'],
  ['close', 'closed'],
] as const;

const run = (work: Work): Promise<unknown> => work();

/**
 * opossum, its timeout off unless it is asked for. It has no clock to set, and tries one call whatever is asked for.
 *
 * @remarks
 * Counts are its events, one for each settled call, added up here: its own are those of a window.
 */
export const opossum: BreakerSubject = {
  name: 'opossum',
  capabilities: ['counts', 'transitions', 'timeout', 'listeners'],
  create: createBreaker,
};

const isTimeout = (error: unknown): boolean => hasCode(error, 'ETIMEDOUT');

function createBreaker({ trip, openDurationMs, timeoutMs }: SubjectOptions): SubjectBreaker {
  const breaker = new CircuitBreaker(run, {
    ...ruleOf(trip),
    timeout: timeoutMs ?? false,
    resetTimeout: openDurationMs,
    // Nobody listens to them; without, it has a timer less.
    enableSnapshots: false,
  });
  const counts = { succeeded: 0, failed: 0, rejected: 0, late: 0 };
  breaker.on('success', () => counts.succeeded++);
  breaker.on('failure', () => counts.failed++);
  breaker.on('reject', () => counts.rejected++);
  const subscribe: SubjectBreaker['subscribe'] = (listener) => {
    const tell = toldStates(stateOf(breaker), listener);
    const listeners = STATE_EVENTS.map(
      ([event, state]) =>
        [
          event,
          () => {
            tell(state);
          },
        ] as const,
    );
    for (const [event, hear] of listeners) breaker.on(event, hear);
    return () => {
      for (const [event, hear] of listeners) breaker.off(event, hear);
    };
  };
  return {
    execute: <T>(fn: () => Promise<T>) => breaker.fire(fn) as Promise<T>,
    state: () => stateOf(breaker),
    // Its time-outs are its own errors as well, and no rejections.
    isRejection: (error) =>
      Object(error) === error && CircuitBreaker.isOurError(error) && !isTimeout(error),
    counts: () => ({ ...counts }),
    isTimeout,
    onTransition: (listener) => {
      subscribe(listener);
    },
    subscribe,
    dispose: () => {
      breaker.shutdown();
    },
  };
}

/**
 * It knows rates over a time window only. Failures in a row come close as: so many calls in its
 * window (10 s by default), and all of them failures: while the window holds anything else it opens
 * later than asked, or not at all. It counts calls as they begin, rejected ones among them, the
 * contract as they end; and closing does not empty its window.
 */
function ruleOf(trip: SubjectTrip): Rule {
  if (trip.kind === 'consecutive') {
    return { errorThresholdPercentage: PERCENT - HAIR, volumeThreshold: trip.failures };
  }
  return {
    errorThresholdPercentage: trip.failureRateThreshold * PERCENT - HAIR,
    volumeThreshold: trip.minimumCalls,
    rollingCountTimeout: trip.windowMs,
  };
}

function stateOf(breaker: { readonly closed: boolean; readonly halfOpen: boolean }): SubjectState {
  if (breaker.closed) return 'closed';
  return breaker.halfOpen ? 'half-open' : 'open';
}
