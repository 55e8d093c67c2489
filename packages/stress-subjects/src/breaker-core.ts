import { BreakerRegistry, type BreakerState, CircuitBreaker } from '@breaker-lab/breaker-core';
import type {
  BreakerSubject,
  SubjectBreaker,
  SubjectKeyedBreakers,
  SubjectKeyedOptions,
  SubjectOptions,
  SubjectState,
} from '@breaker-lab/stress-harness';
import { createCostBreaker } from './core-cost-breaker.js';
import { clockOption, coreOptions } from './core-options.js';
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
    'classifier',
    'timeout',
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
  create: createBreaker,
  createKeyed,
  createCost: createCostBreaker,
  shared: coreShared,
  sharedBudget: coreSharedBudget,
};

function createBreaker(options: SubjectOptions): SubjectBreaker {
  const breaker = new CircuitBreaker(coreOptions(options));
  const guarded = guardedBy(breaker);
  if (options.timeoutMs === undefined) return guarded;
  return { ...guarded, execute: (fn) => breaker.execute(({ signal }) => fn(signal)) };
}

function createKeyed({ maxBreakers, breaker }: SubjectKeyedOptions): SubjectKeyedBreakers {
  const registry = new BreakerRegistry({
    maxBreakers,
    optionsFor: () => coreOptions(breaker),
    ...clockOption(breaker.nowMs),
  });
  return { get: (key) => guardedBy(registry.get(key)), size: () => registry.size };
}

/** A breaker behind the contract. */
function guardedBy(breaker: CircuitBreaker): SubjectBreaker {
  return {
    execute: (fn) => {
      // What the breaker hands to it beside is for those who asked for a timeout.
      const call: () => ReturnType<typeof fn> = fn;
      return breaker.execute(call);
    },
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
