import { type BreakerState, CircuitBreaker } from '@breaker-lab/breaker-core';
import type {
  BreakerSubject,
  SubjectBreaker,
  SubjectOptions,
  SubjectState,
} from '@breaker-lab/stress-harness';
import { createCostBreaker } from './core-cost-breaker.js';
import { clockOption, tripRule } from './core-options.js';
import { coreShared, coreSharedBudget } from './core-shared.js';
import { hasCode } from './error-code.js';

/** This workspace's own breaker and cost breaker. */
export const breakerCore: BreakerSubject = {
  name: 'breaker-core',
  capabilities: [
    'sync',
    'counts',
    'transitions',
    'clock',
    'trials',
    'timeouts',
    'cost',
    'reservations',
    'calendar',
    'cost-scopes',
    'cost-circuit',
    'cost-rules',
    'shared',
    'shared-budget',
  ],
  create: createBreaker,
  createCost: createCostBreaker,
  shared: coreShared,
  sharedBudget: coreSharedBudget,
};

function createBreaker({
  trip,
  openDurationMs,
  halfOpenTrials,
  timeoutMs,
  nowMs,
}: SubjectOptions): SubjectBreaker {
  const breaker = new CircuitBreaker({
    trip: tripRule(trip),
    openDurationMs,
    halfOpenTrials,
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...clockOption(nowMs),
  });
  return {
    execute: (fn) => breaker.execute(fn),
    executeSync: (fn) => breaker.executeSync(fn),
    state: () => toSubjectState(breaker.state),
    isRejection: (error) => hasCode(error, 'ERR_CIRCUIT_OPEN'),
    isTimeout: (error) => hasCode(error, 'ERR_CALL_TIMEOUT'),
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
