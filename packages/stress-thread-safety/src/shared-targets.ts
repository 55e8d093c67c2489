import type { Target } from '@breaker-lab/stress-harness';
import { atLeast, counted, exactly, threadsTakePart } from './counted-targets.js';

/** Admitted and settled by two threads together on one shared breaker. */
export const CALLS_PER_SECOND_MIN = 4_000_000;

/** A few calls and timers in orders that an explorer chooses. */
export const asyncInterleavings: readonly Target[] = [
  exactly(0, {
    metric: 'violatedExplorations',
    unit: 'explorations',
    promise: 'in every explored order of calls, answers and timers the breaker keeps its promises',
  }),
  {
    ...counted,
    metric: 'schedulesWalked',
    unit: 'schedules',
    bound: 'at least',
    threshold: { smoke: 2_000, standard: 20_000, soak: 2_000_000 },
    promise: 'as many schedules are walked as the profile asks for',
  },
];

/** Free-running threads on one shared breaker. */
export const sharedBreakerThreads: readonly Target[] = [
  exactly(0, {
    metric: 'lostUpdates',
    unit: 'calls',
    promise: 'however many threads call it, the breaker counts each call once, as what it was',
  }),
  exactly(0, {
    metric: 'stuckBreakers',
    unit: 'breakers',
    promise: 'after the race the breaker can be closed by its trials: no slot was lost',
  }),
  ...threadsTakePart,
];

/** Free-running threads on one shared budget. */
export const sharedBudgetThreads: readonly Target[] = [
  exactly(0, {
    metric: 'bookErrorMicros',
    unit: 'micro-units',
    promise: 'what is charged is what the threads have spent, and nothing stays reserved',
  }),
  exactly(0, {
    metric: 'overCapMicros',
    unit: 'micro-units',
    promise: 'the threads together spend no more than the cap',
  }),
  exactly(0, {
    metric: 'looksOverCap',
    unit: 'looks',
    promise: 'at no instant at which a thread looks do charges and reservations exceed the cap',
  }),
  atLeast(1, {
    metric: 'rejectedCalls',
    unit: 'calls',
    promise: 'the race goes on until there is no room: a budget that is never full proves little',
  }),
  ...threadsTakePart,
];

/** What holds for every script that is walked. */
const walked: readonly Target[] = [
  exactly(0, {
    metric: 'violatedScripts',
    unit: 'scripts',
    promise: 'in every order of the atomic operations, threads end as in some order of whole calls',
  }),
  exactly(0, {
    metric: 'unfinishedScripts',
    unit: 'scripts',
    promise: 'every order was walked, as far as the printed bounds go',
  }),
];

/** Every order of the atomic operations of a few threads on one shared breaker. */
export const breakerInterleavings: readonly Target[] = walked;

/** The same on one shared budget. */
export const budgetInterleavings: readonly Target[] = walked;

/** Admitting and settling calls on one shared breaker, as fast as it goes. */
export const sharedSpeed: readonly Target[] = [
  {
    metric: 'nsPerCall',
    unit: 'ns',
    bound: 'at most',
    threshold: 200,
    figure: 'clock',
    promise:
      'a breaker that threads share costs a call of one thread a fifth of a microsecond at most',
    cause: 'overhead',
  },
  {
    metric: 'callsPerSecond',
    unit: 'calls/s',
    bound: 'at least',
    threshold: CALLS_PER_SECOND_MIN,
    figure: 'clock',
    promise:
      'beside another thread a call costs at most two and a half times what it may cost alone',
    cause: 'overhead',
  },
  exactly(0, {
    metric: 'lostUpdates',
    unit: 'calls',
    promise: 'however fast the threads call, the breaker counts each call once, as what it was',
  }),
  exactly(0, {
    metric: 'rejectedCalls',
    unit: 'calls',
    promise: 'what was measured was admitted: no call was turned away',
  }),
  ...threadsTakePart,
];
