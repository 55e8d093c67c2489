import {
  CircuitOpenError,
  type Permit,
  ReservationsFullError,
  SharedBudget,
  type SharedBudgetHandle,
  SharedBudgetExceededError,
  type SharedBreakerHandle,
  SharedCircuitBreaker,
  type SharedReservation,
} from '@breaker-lab/breaker-core';
import type {
  SubjectSharedBreaker,
  SubjectSharedBudget,
  SubjectSharedBudgetOptions,
  SubjectSharedOptions,
  SubjectSharing,
} from '@breaker-lab/stress-harness';
import { clockOption } from './core-options.js';

/** This workspace's own breaker that worker threads share. */
export const coreShared: SubjectSharing<SubjectSharedOptions, SubjectSharedBreaker> = {
  create: (options, clock) =>
    sharedSubject(SharedCircuitBreaker.create(sharedOptions(options), clockOption(clock?.nowMs))),
  attach: (handle, clock) =>
    sharedSubject(
      SharedCircuitBreaker.attach(handle as SharedBreakerHandle, clockOption(clock?.nowMs)),
    ),
};

/** This workspace's own budget that worker threads share. */
export const coreSharedBudget: SubjectSharing<SubjectSharedBudgetOptions, SubjectSharedBudget> = {
  create: (options, clock) =>
    budgetSubject(SharedBudget.create(options, clockOption(clock?.nowMs))),
  attach: (handle, clock) =>
    budgetSubject(SharedBudget.attach(handle as SharedBudgetHandle, clockOption(clock?.nowMs))),
};

/** A subject's options as breaker-core's. */
export function sharedOptions({ failures, ...options }: SubjectSharedOptions) {
  return { ...options, trip: { kind: 'consecutive-failures', failures } } as const;
}

/** A shared breaker behind the contract. */
export function sharedSubject(breaker: SharedCircuitBreaker): SubjectSharedBreaker {
  return {
    handle: breaker.handle,
    acquire: () => {
      const permit = orUndefined<Permit>(() => breaker.acquire(), CircuitOpenError);
      return (
        permit && {
          succeed: () => {
            permit.success();
          },
          fail: () => {
            permit.failure();
          },
        }
      );
    },
    state: () => breaker.state,
    counts: () => {
      const { admitted, succeeded, failed, rejected, late } = breaker.counts;
      return { admitted, succeeded, failed, rejected, late };
    },
  };
}

/** A shared budget behind the contract. */
export function budgetSubject(budget: SharedBudget): SubjectSharedBudget {
  return {
    handle: budget.handle,
    reserve: (estimate) => {
      const held = orUndefined<SharedReservation>(
        () => budget.reserve(estimate),
        SharedBudgetExceededError,
        ReservationsFullError,
      );
      return (
        held && {
          commit: (actual) => {
            held.commit(actual);
          },
          release: () => {
            held.release();
          },
        }
      );
    },
    usage: () => {
      const { capMicros, committedMicros, reservedMicros } = budget.usage;
      return { capMicros, committedMicros, reservedMicros };
    },
  };
}

/** What `ask` gives; undefined where it throws what says no. */
function orUndefined<T>(
  ask: () => T,
  ...refusals: readonly (abstract new (...given: never[]) => Error)[]
): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (refusals.some((refusal) => error instanceof refusal)) return undefined;
    throw error;
  }
}
