import { conservationTargets, type Target } from '@breaker-lab/stress-harness';
import { outagePhases } from './targets.js';

/** What holds of any breaker in an outage, whether calls go over HTTP or not. */
const SHARED = [
  'opensPerOutage',
  'startedWhileOpen',
  'failedTrialsPerOutage',
  'trialsInFlightMax',
  'closedAfterRecoveryShare',
  'healthyRejections',
  'illegalTransitions',
  'outageRejectedShare',
];

function none(target: Pick<Target, 'metric' | 'unit' | 'promise' | 'cause'>): Target {
  return { ...target, bound: 'exactly', threshold: 0, figure: 'exact' };
}

const nothingLeft: readonly Target[] = [
  none({
    metric: 'requestsLeft',
    unit: 'requests',
    promise: 'no request is under way at the server when every caller has heard',
    cause: 'limits',
  }),
  none({
    metric: 'handlesLeft',
    unit: 'handles',
    promise: 'no socket is in use, and nothing else keeps the event loop alive',
    cause: 'limits',
  }),
  none({
    metric: 'timersLeft',
    unit: 'timers',
    promise: 'no timer is left, referenced or not',
    cause: 'limits',
  }),
  none({
    metric: 'descriptorsLeft',
    unit: 'descriptors',
    promise: 'no descriptor is left open',
    cause: 'limits',
  }),
  none({
    metric: 'listenersLeft',
    unit: 'listeners',
    promise: 'no listener is left on the process',
    cause: 'limits',
  }),
];

/** Queries over HTTP to a server of the lab's own, through its outages. */
export const lightragOutage: readonly Target[] = [
  ...conservationTargets,
  none({
    metric: 'countedDifferently',
    unit: 'calls',
    promise:
      'callers and server count the same ends: answers, statuses, resets, cuts, given-up calls',
    cause: 'breaker logic',
  }),
  none({
    metric: 'reachedUnasked',
    unit: 'calls',
    promise: 'every admitted call reaches the server once, and no rejected one does',
    cause: 'breaker logic',
  }),
  {
    metric: 'abortedAtServer',
    unit: 'calls',
    bound: 'at least',
    threshold: { smoke: 1, standard: 1, soak: 60 },
    figure: 'exact',
    promise: 'calls are given up, and the server sees them go',
    cause: 'limits',
  },
  ...outagePhases.filter(({ metric }) => SHARED.includes(metric)),
  ...nothingLeft,
  {
    metric: 'recoveryMsMax',
    unit: 'ms',
    bound: 'at most',
    threshold: 1_000,
    figure: 'clock',
    promise: 'recovery is noticed once the last stalled trial (400 ms) is given up',
    cause: 'breaker logic',
  },
];

/** A few queries to a real LightRAG: what holds for any server. */
export const lightragServer: readonly Target[] = [
  ...conservationTargets,
  {
    metric: 'queriesSent',
    unit: 'queries',
    bound: 'at most',
    threshold: { smoke: 4, standard: 8, soak: 19 },
    figure: 'exact',
    promise: "somebody else's server is asked gently",
    cause: 'limits',
  },
  none({
    metric: 'refused',
    unit: 'queries',
    promise: 'no query is refused (4xx); a 401 or 403 asks for another LIGHTRAG_API_KEY',
    cause: 'limits',
  }),
  {
    metric: 'answered',
    unit: 'queries',
    bound: 'at least',
    threshold: 1,
    figure: 'exact',
    promise: 'the server answers: otherwise nothing was seen',
    cause: 'limits',
  },
  none({
    metric: 'unreadable',
    unit: 'queries',
    promise: "every answer has the shape of LightRAG's interface",
    cause: 'limits',
  }),
  ...outagePhases.filter(({ metric }) =>
    ['startedWhileOpen', 'illegalTransitions'].includes(metric),
  ),
];
