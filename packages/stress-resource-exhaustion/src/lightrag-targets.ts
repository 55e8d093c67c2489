import { conservationTargets, type Target } from '@breaker-lab/stress-harness';
import { FAILURES_TO_OPEN } from './query-lane.js';
import { fewDescriptors } from './targets.js';

/** What holds whatever it is that runs out. */
const SHARED = [
  'startedWhileOpen',
  'closedAfterwardsShare',
  'unrelatedBreakerOpens',
  'unrelatedCallsLost',
  'handlesLeft',
  'timersLeft',
  'descriptorsLeft',
  'listenersLeft',
  'illegalTransitions',
];

function seen(metric: string, threshold: Target['threshold'], promise: string): Target {
  const unit = 'calls';
  return { metric, unit, bound: 'at least', threshold, figure: 'exact', promise, cause: 'limits' };
}

function none(target: Pick<Target, 'metric' | 'unit' | 'promise' | 'cause'>): Target {
  return { ...target, bound: 'exactly', threshold: 0, figure: 'exact' };
}

/** Answers over HTTP that stall or break off half-way. */
export const lightragStalls: readonly Target[] = [
  ...conservationTargets,
  none({
    metric: 'countedDifferently',
    unit: 'calls',
    promise: 'callers and server count the same ends; whoever gives up is seen to go',
    cause: 'breaker logic',
  }),
  none({
    metric: 'reachedUnasked',
    unit: 'calls',
    promise: 'every admitted call reaches the server once, and no rejected one does',
    cause: 'breaker logic',
  }),
  seen('stalledCalls', { smoke: 10, standard: 20, soak: 1_000 }, 'answers stall, and are given up'),
  seen('cutCalls', { smoke: 4, standard: 8, soak: 400 }, 'answers break off half-way'),
  seen(
    'unrelatedCalls',
    { smoke: 5, standard: 5, soak: 200 },
    'calls go through the unrelated breaker while the others open',
  ),
  {
    metric: 'failuresToOpenMin',
    unit: 'failures',
    bound: 'at least',
    threshold: FAILURES_TO_OPEN,
    figure: 'exact',
    promise: 'no breaker opens before the failures in a row that it was asked for',
    cause: 'breaker logic',
  },
  {
    metric: 'failuresToOpenMax',
    unit: 'failures',
    bound: 'at most',
    threshold: FAILURES_TO_OPEN,
    figure: 'exact',
    promise: 'every breaker opens at the last of them: a stall and a cut answer are failures',
    cause: 'breaker logic',
  },
  ...fewDescriptors.filter(({ metric }) => SHARED.includes(metric)),
  none({
    metric: 'requestsLeft',
    unit: 'requests',
    promise: 'no request is under way at the server when every caller has heard',
    cause: 'limits',
  }),
  {
    metric: 'afterwardsSuccessShare',
    unit: 'of calls',
    bound: 'exactly',
    threshold: 1,
    figure: 'exact',
    promise: 'calls succeed again afterwards',
    cause: 'breaker logic',
  },
];
