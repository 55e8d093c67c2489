import {
  CircuitBreaker,
  CostBreaker,
  type BreakerState,
  type Clock,
  type TripRule,
} from '@breaker-lab/breaker-core';
import type {
  BreakerSubject,
  SubjectBreaker,
  SubjectCostBreaker,
  SubjectCostOptions,
  SubjectOptions,
  SubjectState,
  SubjectTrip,
} from '@breaker-lab/stress-harness';

/** This workspace's own breaker and cost breaker. */
export const breakerCore: BreakerSubject = {
  name: 'breaker-core',
  capabilities: ['sync', 'counts', 'transitions', 'clock', 'trials', 'cost'],
  create: createBreaker,
  createCost: createCostBreaker,
};

function createBreaker({
  trip,
  openDurationMs,
  halfOpenTrials,
  nowMs,
}: SubjectOptions): SubjectBreaker {
  const breaker = new CircuitBreaker({
    trip: tripRule(trip),
    openDurationMs,
    halfOpenTrials,
    ...clockOption(nowMs),
  });
  return {
    execute: (fn) => breaker.execute(fn),
    executeSync: (fn) => breaker.executeSync(fn),
    state: () => toSubjectState(breaker.state),
    isRejection: (error) => hasCode(error, 'ERR_CIRCUIT_OPEN'),
    counts: () => {
      const { succeeded, failed, rejected, late } = breaker.counts;
      return { succeeded, failed, rejected, late };
    },
    onTransition: (listener) => {
      breaker.on('transition', ({ from, to }) => {
        listener({ from: toSubjectState(from), to: toSubjectState(to) });
      });
    },
    dispose: () => {
      breaker.dispose();
    },
  };
}

function createCostBreaker({
  dailyCap,
  reservationTtlMs,
  nowMs,
}: SubjectCostOptions): SubjectCostBreaker {
  const breaker = new CostBreaker({ dailyCap, reservationTtlMs, ...clockOption(nowMs) });
  return {
    execute: (fn, call) => breaker.execute(fn, call),
    isRejection: (error) => hasCode(error, 'ERR_BUDGET_EXCEEDED'),
    usage: () => {
      const [daily] = breaker.usage.budgets;
      return {
        capMicros: daily?.capMicros ?? 0,
        committedMicros: daily?.committedMicros ?? 0,
        reservedMicros: daily?.reservedMicros ?? 0,
      };
    },
    dispose: () => {
      breaker.dispose();
    },
  };
}

function tripRule(trip: SubjectTrip): TripRule {
  if (trip.kind === 'consecutive') return { kind: 'consecutive-failures', failures: trip.failures };
  return {
    kind: 'failure-rate',
    failureRateThreshold: trip.failureRateThreshold,
    minimumCalls: trip.minimumCalls,
    window: { kind: 'time', durationMs: trip.windowMs },
  };
}

/** States beyond the three count as what they do to a call. */
function toSubjectState(state: BreakerState): SubjectState {
  switch (state) {
    case 'open':
    case 'half-open':
      return state;
    case 'forced-open':
    case 'isolated':
      return 'open';
    default:
      return 'closed';
  }
}

function clockOption(nowMs: (() => number) | undefined): { clock?: Clock } {
  return nowMs === undefined ? {} : { clock: { nowMs } };
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
