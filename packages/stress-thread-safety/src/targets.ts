import { conservationTargets, type Target } from '@breaker-lab/stress-harness';
import { atLeast, exactly } from './counted-targets.js';

const legalEdges = exactly(0, {
  metric: 'illegalTransitions',
  unit: 'transitions',
  promise: 'transitions go along the edges of the automaton, each from where the last one led',
});

const edgesVisited = exactly(4, {
  metric: 'edgesVisited',
  unit: 'edges',
  promise: 'the breaker is seen to go along every edge: it opens, tries, reopens and closes',
});

/** What holds in every race, whatever the order of events. */
const race: readonly Target[] = [
  exactly(0, {
    metric: 'trialsBeyondLimit',
    unit: 'calls',
    promise: 'half-open never has more trials in flight than configured',
  }),
  exactly(0, {
    metric: 'startedWhileOpen',
    unit: 'calls',
    promise: 'no call reaches the upstream while the breaker is open',
  }),
  exactly(0, {
    metric: 'lateDecisions',
    unit: 'transitions',
    promise: 'a result of an earlier generation decides nothing',
  }),
  exactly(0, {
    metric: 'undueTransitions',
    unit: 'transitions',
    promise: 'no transition comes before enough failures, successes or time',
  }),
  legalEdges,
  exactly(0, {
    metric: 'stuckBreakers',
    unit: 'steps',
    promise: 'whatever the race, the breaker still opens, admits all its trials, and closes',
  }),
  exactly(0, {
    metric: 'countMismatches',
    unit: 'breakers',
    promise: "the breaker's own counts are the true ones, to the last call",
  }),
  ...conservationTargets,
];

/** 20 callers × 50 operations on one breaker, in thousands of seeded orders of events. */
export const seededInterleavings: readonly Target[] = [
  ...race,
  exactly(0, {
    metric: 'unrepeatableSchedules',
    unit: 'schedules',
    promise: 'the same seed gives the same trace, so that whatever is found can be found again',
  }),
  edgesVisited,
  atLeast(1_000, {
    metric: 'lateResults',
    unit: 'calls',
    promise: 'the schedules make results late: a race without any proves little',
  }),
];

/** 10,000 callers in the tick in which the open period ends. */
export const stampede: readonly Target[] = [
  exactly(0, {
    metric: 'callsBeyondTrials',
    unit: 'calls',
    promise: 'of 10,000 callers in the tick in which open ends no more than the trials get through',
  }),
  exactly(0, {
    metric: 'trialsMissing',
    unit: 'calls',
    promise: 'of 10,000 callers in the tick in which open ends all trials get through',
  }),
  exactly(0, {
    metric: 'releasedOnClose',
    unit: 'calls',
    promise: 'the close releases no herd: who was turned away stays away',
  }),
  ...race,
];

/** More failures in one tick than it takes to open. */
export const simultaneousFailures: readonly Target[] = [
  exactly(1, {
    metric: 'transitionsPerBurstMin',
    unit: 'transitions',
    promise: 'failures in one tick, more than it takes, open the breaker',
  }),
  exactly(1, {
    metric: 'transitionsPerBurstMax',
    unit: 'transitions',
    promise: 'failures in one tick, more than it takes, open the breaker once',
  }),
  ...race,
];

/** 500 callers take one breaker around the automaton, in real time. */
export const legalTransitions: readonly Target[] = [
  exactly(3, {
    metric: 'statesVisited',
    unit: 'states',
    promise: 'the breaker is seen closed, open and half-open',
  }),
  edgesVisited,
  atLeast(1, {
    metric: 'opensPerCycle',
    unit: 'times',
    promise: 'every outage opens the breaker',
  }),
  atLeast(1, {
    metric: 'closesPerCycle',
    unit: 'times',
    promise: 'every recovery closes the breaker',
  }),
  legalEdges,
  exactly(0, {
    metric: 'contradictedStates',
    unit: 'looks',
    promise: 'at every moment the breaker is in one state: the one its last transition told of',
  }),
  ...conservationTargets,
];

/** 20 worker threads × 50 operations, each thread with a breaker of its own. */
export const workerThreads: readonly Target[] = [
  exactly(1_000, {
    metric: 'operationsPerRound',
    unit: 'calls',
    promise: 'each of 20 threads gets an answer to each of its 50 operations',
  }),
  exactly(1_000, {
    metric: 'countedPerRound',
    unit: 'calls',
    promise: "the breakers' counts add up to the operations done",
  }),
  exactly(0, {
    metric: 'lostUpdates',
    unit: 'calls',
    promise: 'in every thread the breaker counts each call once, as what it was',
  }),
  exactly(0, {
    metric: 'threadDeaths',
    unit: 'threads',
    promise: 'the breaker works in worker threads, and ends none',
  }),
  exactly(0, {
    metric: 'hungThreads',
    unit: 'threads',
    promise: 'the breaker blocks no thread',
  }),
  exactly(0, {
    metric: 'threadsApart',
    unit: 'threads',
    promise: 'all threads are at work at the same time: otherwise nothing was raced',
  }),
];

export { sharedBudgetHistories, sharedHistories } from './history-targets.js';
export { oldMethod } from './old-method-targets.js';
export { semantics, semanticsOfOptions } from './semantics-targets.js';
export {
  asyncInterleavings,
  breakerInterleavings,
  budgetInterleavings,
  sharedBreakerThreads,
  sharedBudgetThreads,
  sharedSpeed,
} from './shared-targets.js';
