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
  create: (options) => asSubject(circuitBreaker(options)),
  createKeyed,
  createCost: createCostBreaker,
  shared: coreShared,
  sharedBudget: coreSharedBudget,
};

/** The breaker that a scenario asks for. */
export function circuitBreaker(options: SubjectOptions): CircuitBreaker {
  return new CircuitBreaker(coreOptions(options));
}

function createKeyed({ maxBreakers, breaker }: SubjectKeyedOptions): SubjectKeyedBreakers {
  const registry = new BreakerRegistry({
    maxBreakers,
    optionsFor: () => coreOptions(breaker),
    ...clockOption(breaker.nowMs),
  });
  return {
    get: (key) => asSubject(registry.get(key)),
    size: () => registry.size,
    dispose: () => {
      registry.dispose();
    },
  };
}

/** A breaker of this workspace's, as scenarios see it. */
export function asSubject(breaker: CircuitBreaker): SubjectBreaker {
  const subscribe: SubjectBreaker['subscribe'] = (listener) =>
    breaker.on('transition', ({ from, to }) => {
      listener({ from: toSubjectState(from), to: toSubjectState(to) });
    });
  return {
    execute: (fn) => breaker.execute(fn),
    executeAbortable: (fn, signal) => breaker.execute((call) => fn(call.signal), { signal }),
    executeSync: (fn) => breaker.executeSync(fn),
    state: () => toSubjectState(breaker.state),
    isRejection: (error) => hasCode(error, 'ERR_CIRCUIT_OPEN'),
    counts: () => {
      const { succeeded, failed, rejected, late } = breaker.counts;
      return { succeeded, failed, rejected, late };
    },
    isTimeout: (error) => hasCode(error, 'ERR_CALL_TIMEOUT'),
    onTransition: (listener) => {
      subscribe(listener);
    },
    subscribe,
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
