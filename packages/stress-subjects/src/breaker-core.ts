import { type BreakerState, CircuitBreaker } from '@breaker-lab/breaker-core';
import type { BreakerSubject, SubjectBreaker, SubjectState } from '@breaker-lab/stress-harness';
import { createCostBreaker } from './core-cost-breaker.js';
import { coreOptions } from './core-options.js';
import { createCoreRegistry } from './core-registry.js';
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
    'timeout',
    'abort',
    'listeners',
    'registry',
    'cost',
    'reservations',
    'calendar',
    'cost-scopes',
    'cost-circuit',
    'cost-rules',
    'shared',
    'shared-budget',
  ],
  create: (options) => guarded(new CircuitBreaker(coreOptions(options))),
  createRegistry: createCoreRegistry,
  createCost: createCostBreaker,
  shared: coreShared,
  sharedBudget: coreSharedBudget,
};

/** A breaker behind the contract. */
function guarded(breaker: CircuitBreaker): SubjectBreaker {
  const subscribe: SubjectBreaker['subscribe'] = (listener) =>
    breaker.on('transition', ({ from, to }) => {
      listener({ from: toSubjectState(from), to: toSubjectState(to) });
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
      subscribe(listener);
    },
    subscribe,
    isTimeout: (error) => hasCode(error, 'ERR_CALL_TIMEOUT'),
    executeAbortable: (fn, signal) => breaker.execute((call) => fn(call.signal), { signal }),
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
