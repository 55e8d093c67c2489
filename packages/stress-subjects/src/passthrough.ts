import type {
  BreakerSubject,
  SubjectBreaker,
  SubjectCostBreaker,
} from '@breaker-lab/stress-harness';

const MICROS_PER_UNIT = 1_000_000;

/**
 * No breaker at all, claiming to be one: every call goes through and is counted.
 *
 * Every category that is about protection must fail it.
 */
export const passthrough: BreakerSubject = {
  name: 'passthrough',
  capabilities: ['sync', 'counts', 'transitions', 'clock', 'trials', 'cost'],
  create: createBreaker,
  createCost: ({ dailyCap }) => createCostBreaker(dailyCap),
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

function createCostBreaker(dailyCap: number): SubjectCostBreaker {
  let committedMicros = 0;
  return {
    execute: async (fn, { actual }) => {
      const result = await fn({ used: () => undefined });
      committedMicros += Math.ceil(actual(result) * MICROS_PER_UNIT);
      return result;
    },
    isRejection: () => false,
    usage: () => ({ capMicros: dailyCap * MICROS_PER_UNIT, committedMicros, reservedMicros: 0 }),
  };
}
