export const YEAR_MS = 365 * 24 * 3_600_000;
const NO_NUMBERS = [NaN, Infinity, -Infinity, 0, -0, -1, '5', '', true, null, {}, [5], 5n];
const NO_COUNTS = [...NO_NUMBERS, 0.5, 1.5, 1_000_001, 2 ** 31, 2 ** 53, Number.MIN_VALUE];
const NO_DURATIONS = [...NO_NUMBERS, YEAR_MS + 1, Number.MAX_VALUE];
const NO_SHARES = [...NO_NUMBERS, 1.000_001, 50];
const NO_FUNCTIONS = ['failure', null, {}, 5, true];

type Make = (value: unknown) => object;

const inRate =
  (make: Make): Make =>
  (value) => ({
    trip: {
      kind: 'failure-rate',
      failureRateThreshold: 0.5,
      minimumCalls: 1,
      window: { kind: 'count', calls: 10 },
      ...make(value),
    },
  });

const inSlowRate =
  (make: Make): Make =>
  (value) => ({
    slowCallDurationMs: 1,
    trip: {
      kind: 'slow-call-rate',
      slowCallRateThreshold: 0.5,
      minimumCalls: 1,
      window: { kind: 'count', calls: 10 },
      ...make(value),
    },
  });

const consecutive: Make = (part) => ({
  trip: { kind: 'consecutive-failures', failures: 1, ...(part as object) },
});

const backoff: Make = (part) => ({
  openDurationMs: { kind: 'exponential', initialMs: 10, maxMs: 100, ...(part as object) },
});

/** Each option, values it cannot have, and the options object with one of them. */
export const MISTAKES: [string, readonly unknown[], Make][] = [
  ['name', ['', 5, null, {}], (name) => ({ name })],
  ['openDurationMs', NO_DURATIONS.filter(isNoObject), (openDurationMs) => ({ openDurationMs })],
  ['openDurationMs.kind', [undefined, 'linear', 5], (kind) => backoff({ kind })],
  ['openDurationMs.initialMs', NO_DURATIONS, (initialMs) => backoff({ initialMs })],
  [
    'openDurationMs.factor',
    [NaN, Infinity, 0, 0.9, 10.1, '2', null],
    (factor) => backoff({ factor }),
  ],
  ['openDurationMs.jitter', [NaN, Infinity, -0.1, 1.1, '0', null], (jitter) => backoff({ jitter })],
  ['openDurationMs.maxMs', [9], (maxMs) => backoff({ maxMs })],
  ['openDurationMs.minMs', [5], (minMs) => backoff({ minMs })],
  ['trialDeadlineMs', NO_DURATIONS, (trialDeadlineMs) => ({ trialDeadlineMs })],
  ['slowCallDurationMs', NO_DURATIONS, (slowCallDurationMs) => ({ slowCallDurationMs })],
  ['timeoutMs', NO_DURATIONS, (timeoutMs) => ({ timeoutMs })],
  ['halfOpenTrials', NO_COUNTS, (halfOpenTrials) => ({ halfOpenTrials })],
  ['maxInFlight', NO_COUNTS, (maxInFlight) => ({ maxInFlight })],
  [
    'halfOpenQueue.maxCallers',
    NO_COUNTS,
    (maxCallers) => ({ halfOpenQueue: { maxCallers, maxWaitMs: 1 } }),
  ],
  [
    'halfOpenQueue.maxWaitMs',
    NO_DURATIONS,
    (maxWaitMs) => ({ halfOpenQueue: { maxCallers: 1, maxWaitMs } }),
  ],
  ['halfOpenQueue.max', [5], (max) => ({ halfOpenQueue: { maxCallers: 1, maxWaitMs: 1, max } })],
  ['halfOpenRule.kind', [undefined, 'rate'], (kind) => ({ halfOpenRule: { kind, successes: 1 } })],
  [
    'halfOpenRule.successes',
    NO_COUNTS,
    (successes) => ({ halfOpenRule: { kind: 'successes', successes } }),
  ],
  [
    'halfOpenRule.calls',
    NO_COUNTS,
    (calls) => ({ halfOpenRule: { kind: 'failure-rate', calls, failureRateThreshold: 1 } }),
  ],
  [
    'halfOpenRule.failureRateThreshold',
    NO_SHARES,
    (failureRateThreshold) => ({
      halfOpenRule: { kind: 'failure-rate', calls: 1, failureRateThreshold },
    }),
  ],
  [
    'recovery.startShare',
    NO_SHARES,
    (startShare) => ({ recovery: { kind: 'time', startShare, durationMs: 1 } }),
  ],
  [
    'recovery.durationMs',
    NO_DURATIONS,
    (durationMs) => ({ recovery: { kind: 'time', startShare: 1, durationMs } }),
  ],
  [
    'recovery.successes',
    NO_COUNTS,
    (successes) => ({ recovery: { kind: 'successes', startShare: 1, successes } }),
  ],
  ['classify', NO_FUNCTIONS, (classify) => ({ classify })],
  ['classifyResult', NO_FUNCTIONS, (classifyResult) => ({ classifyResult })],
  ['shadow', [0, 1, 'true', null, {}], (shadow) => ({ shadow })],
  ['clock', [null, 5, {}, { nowMs: 5 }], (clock) => ({ clock })],
  ['random', [null, 5, {}, { next: 5 }], (random) => ({ random })],
  ['trip', [null, 'consecutive-failures', 5, []], (trip) => ({ trip })],
  ['trip.kind', [undefined, 'rate', 5, 'toString'], (kind) => ({ trip: { kind, failures: 1 } })],
  ['trip.failures', NO_COUNTS, (failures) => consecutive({ failures })],
  ['trip.errorClass', ['', 5, null, {}], (errorClass) => consecutive({ errorClass })],
  ['trip.calls', [5], (calls) => consecutive({ calls })],
  [
    'trip.failureRateThreshold',
    NO_SHARES,
    inRate((failureRateThreshold) => ({ failureRateThreshold })),
  ],
  ['trip.minimumCalls', [...NO_COUNTS, 11], inRate((minimumCalls) => ({ minimumCalls }))],
  ['trip.window', [null, undefined, 10, []], inRate((window) => ({ window }))],
  ['trip.window.kind', [undefined, 'calls'], inRate((kind) => ({ window: { kind, calls: 10 } }))],
  ['trip.window.calls', NO_COUNTS, inRate((calls) => ({ window: { kind: 'count', calls } }))],
  [
    'trip.window.durationMs',
    [...NO_DURATIONS, 0.999],
    inRate((durationMs) => ({ window: { kind: 'time', durationMs } })),
  ],
  [
    'trip.slowCallRateThreshold',
    NO_SHARES,
    inSlowRate((slowCallRateThreshold) => ({ slowCallRateThreshold })),
  ],
  ['trip.errorClass', ['429'], inSlowRate((errorClass) => ({ errorClass }))],
  [
    'trip.name',
    ['', 5, undefined],
    (name) => ({ trip: { kind: 'custom', name, create: () => 5 } }),
  ],
  [
    'trip.create',
    [...NO_FUNCTIONS, undefined],
    (create) => ({ trip: { kind: 'custom', name: 'own', create } }),
  ],
  [
    'trip[1]',
    [null, 5],
    (second) => ({ trip: [{ kind: 'consecutive-failures', failures: 1 }, second] }),
  ],
  ['openDuration', [5, undefined, null], (openDuration) => ({ openDuration })],
  ['Timeout', [5], (Timeout) => ({ Timeout })],
];

function isNoObject(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
