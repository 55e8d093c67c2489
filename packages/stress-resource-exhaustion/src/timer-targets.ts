import { conservationTargets, type Target } from '@breaker-lab/stress-harness';
import { comingBack, exactlyZero, periods } from './exhaustion-targets.js';

/** Calls that hang, among 100,000 timers of others. */
export const timerFlood: readonly Target[] = [
  ...conservationTargets,
  {
    metric: 'timersFired',
    unit: 'timers',
    bound: 'at least',
    threshold: 5_000,
    figure: 'exact',
    promise: 'the flood is real: timers of others fire all the while',
    cause: 'limits',
  },
  {
    metric: 'opens',
    unit: 'a cycle',
    bound: 'exactly',
    threshold: 1,
    figure: 'exact',
    promise: 'the breaker opens on calls that hang, once a cycle',
    cause: 'breaker logic',
  },
  exactlyZero({
    metric: 'failuresOffRuleMax',
    unit: 'failures',
    promise: 'it opens at the very time-out at which half of the calls have failed',
    cause: 'breaker logic',
  }),
  {
    metric: 'failedTrials',
    unit: 'a cycle',
    bound: 'at least',
    threshold: 1,
    figure: 'exact',
    promise: 'a trial that hangs is given up too, and opens it again',
    cause: 'breaker logic',
  },
  exactlyZero({
    metric: 'startedWhileOpen',
    unit: 'calls',
    promise: 'no call reaches the upstream while the breaker is open',
    cause: 'breaker logic',
  }),
  ...comingBack,
  {
    metric: 'timeoutMsMin',
    unit: 'ms',
    bound: 'at least',
    threshold: 23,
    figure: 'exact',
    promise: 'no call is given up before its 25 ms',
    cause: 'breaker logic',
  },
  {
    metric: 'timeoutBehindTimerMsMax',
    unit: 'ms',
    bound: 'at most',
    threshold: 50,
    figure: 'clock',
    promise:
      'every hanging call is given up when a plain timer beside it fires, whatever else is due',
    cause: 'breaker logic',
  },
  {
    metric: 'timersPerCall',
    unit: 'timers',
    bound: 'at most',
    threshold: 1,
    figure: 'exact',
    promise: 'a time-out costs a timer at the most',
    cause: 'overhead',
  },
  exactlyZero({
    metric: 'idleTimers',
    unit: 'timers',
    promise: 'when no call is in flight, no timer of the breaker keeps the event loop alive',
    cause: 'limits',
  }),
  ...periods,
];
