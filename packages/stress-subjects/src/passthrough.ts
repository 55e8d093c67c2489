import type { BreakerSubject, SubjectBreaker } from '@breaker-lab/stress-harness';
import { createPassthroughCost } from './passthrough-cost.js';

/**
 * No breaker at all, claiming to be one: every call goes through and is counted.
 *
 * Every category that is about protection must fail it.
 */
export const passthrough: BreakerSubject = {
  name: 'passthrough',
  capabilities: [
    'sync',
    'counts',
    'transitions',
    'clock',
    'trials',
    'cost',
    'reservations',
    'calendar',
    'cost-circuit',
    'cost-rules',
    'cost-scopes',
  ],
  create: createBreaker,
  createCost: createPassthroughCost,
};

function createBreaker(): SubjectBreaker {
  const counts = { succeeded: 0, failed: 0, rejected: 0, late: 0 };
  return {
    execute: async (fn) => {
      try {
        const result = await fn();
        counts.succeeded++;
        return result;
      } catch (error) {
        counts.failed++;
        throw error;
      }
    },
    executeSync: (fn) => {
      try {
        const result = fn();
        counts.succeeded++;
        return result;
      } catch (error) {
        counts.failed++;
        throw error;
      }
    },
    state: () => 'closed',
    isRejection: () => false,
    counts: () => ({ ...counts }),
    onTransition: () => undefined,
  };
}
