import { succeed } from './fixture.js';

const NO_NUMBERS = [NaN, Infinity, -Infinity, 0, -1, '5', null, {}];
const NO_COUNTS = [...NO_NUMBERS, 1.5, 1_000_001, 2 ** 31];
const NO_OPEN_DURATIONS = [NaN, Infinity, -Infinity, 0, -1, '5', null];
const NO_DURATIONS = [...NO_NUMBERS, 365 * 24 * 3_600_000 + 1];
const NO_CAPS = [NaN, Infinity, '5', null, {}, 365 * 24 * 3_600_000 + 1];
const NO_JITTERS = [NaN, Infinity, -1, '5', null, {}, 1.000_001];
const NO_SHARES = [...NO_NUMBERS, 1.000_001];

const inRate = (part: object): object => ({
  trip: {
    kind: 'failure-rate',
    failureRateThreshold: 0.5,
    minimumCalls: 1,
    window: { kind: 'count', calls: 10 },
    ...part,
  },
});

const inCustom = (part: object): object => ({
  trip: { kind: 'custom', name: 'own', create: succeed, ...part },
});

export const inBackoff = (part: object): object => ({
  openDurationMs: { kind: 'exponential', initialMs: 5, maxMs: 365 * 24 * 3_600_000, ...part },
});

const HALF_OPEN_RATE = { kind: 'failure-rate', calls: 5, failureRateThreshold: 0.5 };
const inHalfOpen = (part: object): object => ({ halfOpenRule: { kind: 'successes', ...part } });

const inRecovery = (part: object): object => ({
  recovery: { kind: 'time', startShare: 0.5, durationMs: 5, ...part },
});

/** Option, impossible values, and options that hold one. */
export const MISTAKES: [string, unknown[], (value: unknown) => object][] = [
  ['name', ['', 5, null], (name) => ({ name })],
  ['openDurationMs', NO_OPEN_DURATIONS, (openDurationMs) => ({ openDurationMs })],
  ['trialDeadlineMs', NO_DURATIONS, (trialDeadlineMs) => ({ trialDeadlineMs })],
  ['halfOpenTrials', NO_COUNTS, (halfOpenTrials) => ({ halfOpenTrials })],
  ['classify', ['failure', null, {}], (classify) => ({ classify })],
  ['clock', [null, 5, {}, { nowMs: 5 }], (clock) => ({ clock })],
  ['trip', [null, 'consecutive-failures', 5, []], (trip) => ({ trip })],
  ['trip.kind', [undefined, 'rate', 5], (kind) => ({ trip: { kind, failures: 1 } })],
  [
    'trip.failures',
    NO_COUNTS,
    (failures) => ({ trip: { kind: 'consecutive-failures', failures } }),
  ],
  [
    'trip.failureRateThreshold',
    NO_SHARES,
    (failureRateThreshold) => inRate({ failureRateThreshold }),
  ],
  ['trip.minimumCalls', [...NO_COUNTS, 11], (minimumCalls) => inRate({ minimumCalls })],
  ['trip.window', [null, undefined, 10, []], (window) => inRate({ window })],
  ['trip.window.kind', [undefined, 'calls'], (kind) => inRate({ window: { kind, calls: 10 } })],
  ['trip.window.calls', NO_COUNTS, (calls) => inRate({ window: { kind: 'count', calls } })],
  [
    'trip.window.durationMs',
    [...NO_DURATIONS, 0.999],
    (durationMs) => inRate({ window: { kind: 'time', durationMs } }),
  ],
  ['trip.errorClass', ['', 5, null], (errorClass) => inRate({ errorClass })],
  ['trip.name', ['', 5, null, undefined], (name) => inCustom({ name })],
  ['trip.create', ['', null, {}, undefined], (create) => inCustom({ create })],
  ['slowCallDurationMs', NO_DURATIONS, (slowCallDurationMs) => ({ slowCallDurationMs })],
  ['openDurationMs.kind', [undefined, 'linear'], (kind) => inBackoff({ kind })],
  ['openDurationMs.initialMs', NO_DURATIONS.slice(0, -1), (initialMs) => inBackoff({ initialMs })],
  ['openDurationMs.maxMs', NO_CAPS, (maxMs) => inBackoff({ maxMs })],
  ['openDurationMs.factor', [...NO_NUMBERS, 0.99, 10.1], (factor) => inBackoff({ factor })],
  ['openDurationMs.jitter', NO_JITTERS, (jitter) => inBackoff({ jitter })],
  ['openDurationMs.cap', [5], (cap) => inBackoff({ cap })],
  ['halfOpenRule.kind', [undefined, 'rate'], (kind) => inHalfOpen({ kind })],
  ['recovery.kind', [undefined, 'share'], (kind) => inRecovery({ kind })],
  ['openDurationMs', [[], [5]], (openDurationMs) => ({ openDurationMs })],
  ['halfOpenRule', [null, 5, []], (halfOpenRule) => ({ halfOpenRule })],
  ['halfOpenRule.successes', NO_COUNTS, (successes) => inHalfOpen({ successes })],
  ['halfOpenRule.calls', NO_COUNTS, (calls) => inHalfOpen({ ...HALF_OPEN_RATE, calls })],
  [
    'halfOpenRule.failureRateThreshold',
    NO_SHARES,
    (failureRateThreshold) => inHalfOpen({ ...HALF_OPEN_RATE, failureRateThreshold }),
  ],
  [
    'halfOpenQueue.maxCallers',
    NO_COUNTS,
    (maxCallers) => ({ halfOpenQueue: { maxCallers, maxWaitMs: 5 } }),
  ],
  [
    'halfOpenQueue.maxWaitMs',
    NO_DURATIONS,
    (maxWaitMs) => ({ halfOpenQueue: { maxCallers: 5, maxWaitMs } }),
  ],
  ['recovery', [null, 5, []], (recovery) => ({ recovery })],
  ['recovery.startShare', NO_SHARES, (startShare) => inRecovery({ startShare })],
  ['recovery.durationMs', NO_DURATIONS, (durationMs) => inRecovery({ durationMs })],
  [
    'recovery.successes',
    NO_COUNTS,
    (successes) => ({ recovery: { kind: 'successes', startShare: 1, successes } }),
  ],
  ['maxInFlight', NO_COUNTS, (maxInFlight) => ({ maxInFlight })],
  ['timeoutMs', NO_DURATIONS, (timeoutMs) => ({ timeoutMs })],
  ['classifyResult', ['failure', null, {}], (classifyResult) => ({ classifyResult })],
  ['shadow', [null, 0, 'true'], (shadow) => ({ shadow })],
  ['random', [null, 5, {}, { next: 5 }], (random) => ({ random })],
  [
    'trip[1]',
    [null, 5],
    (second) => ({ trip: [{ kind: 'consecutive-failures', failures: 1 }, second] }),
  ],
  ['openDuration', [5], (openDuration) => ({ openDuration })],
  ['trip.calls', [5], (calls) => ({ trip: { kind: 'consecutive-failures', failures: 1, calls } })],
  [
    'trip.window.durationMs',
    [5],
    (durationMs) => inRate({ window: { kind: 'count', calls: 10, durationMs } }),
  ],
];
