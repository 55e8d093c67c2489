import fc from 'fast-check';
import type { WindowOptions } from '../../src/index.js';
import type { ModelOptions } from './model-options.js';
import type { ModelRuleOptions } from './model-rule.js';

const share = fc.constantFrom(0.25, 0.5, 0.6, 1);
const few = fc.integer({ min: 1, max: 3 });
const shortMs = fc.integer({ min: 1, max: 30 });
const errorClass = fc.constant('a');

const window: fc.Arbitrary<WindowOptions> = fc.oneof(
  fc.record({ kind: fc.constant('count' as const), calls: fc.integer({ min: 4, max: 7 }) }),
  fc.record({ kind: fc.constant('time' as const), durationMs: fc.constantFrom(10, 32, 64, 75) }),
);
const minimumCalls = fc.integer({ min: 1, max: 4 });

const rule: fc.Arbitrary<ModelRuleOptions> = fc.oneof(
  fc.record(
    { kind: fc.constant('consecutive-failures' as const), failures: few, errorClass },
    { requiredKeys: ['kind', 'failures'] },
  ),
  fc.record(
    {
      kind: fc.constant('failure-rate' as const),
      failureRateThreshold: share,
      errorClass,
      minimumCalls,
      window,
    },
    { requiredKeys: ['kind', 'failureRateThreshold', 'minimumCalls', 'window'] },
  ),
  fc.record({
    kind: fc.constant('slow-call-rate' as const),
    slowCallRateThreshold: share,
    minimumCalls,
    window,
  }),
);

/** Of each kind and error class one rule at most, so that it is clear which `configure` means. */
const trip = fc.uniqueArray(rule, {
  minLength: 1,
  maxLength: 3,
  selector: (each) => `${each.kind} ${'errorClass' in each ? (each.errorClass ?? '') : ''}`,
});

const slowCallDurationMs = fc.integer({ min: 1, max: 12 });
const openDurationMs = fc.oneof(
  shortMs,
  fc.record({
    kind: fc.constant('exponential' as const),
    initialMs: fc.integer({ min: 1, max: 8 }),
    factor: fc.constantFrom(1, 2, 3),
    maxMs: fc.integer({ min: 8, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('own' as const),
    perAttemptMs: shortMs,
    isFaulty: fc.constantFrom(false, false, false, true),
  }),
);
const halfOpenRule = fc.oneof(
  fc.record({ kind: fc.constant('successes' as const), successes: few }),
  fc.record({
    kind: fc.constant('failure-rate' as const),
    calls: fc.integer({ min: 1, max: 5 }),
    failureRateThreshold: share,
  }),
);
const recovery = fc.oneof(
  fc.record({ kind: fc.constant('time' as const), startShare: share, durationMs: shortMs }),
  fc.record({ kind: fc.constant('successes' as const), startShare: share, successes: few }),
);

const maxInFlight = fc.integer({ min: 1, max: 6 });
const plain = { openDurationMs, halfOpenTrials: few, trialDeadlineMs: shortMs };

/** Small numbers, so that every limit is met often. */
export const someOptions: fc.Arbitrary<ModelOptions> = fc
  .record(
    {
      trip,
      ...plain,
      slowCallDurationMs,
      halfOpenRule,
      recovery,
      maxInFlight,
      hasFaultyRule: fc.constantFrom(false, false, false, true),
    },
    {
      requiredKeys: [
        'trip',
        'hasFaultyRule',
        'openDurationMs',
        'halfOpenTrials',
        'trialDeadlineMs',
      ],
    },
  )
  .map((options) =>
    options.trip.some(({ kind }) => kind === 'slow-call-rate')
      ? { slowCallDurationMs: 6, ...options }
      : options,
  );

/** Changes of options. */
export interface Changes {
  readonly options: Partial<ModelOptions>;
  /** Where calls are timed at all. */
  readonly slowMs?: number;
  /** Of every rule there is. */
  readonly failures?: number;
  readonly share?: number;
  readonly minimumCalls?: number;
  readonly calls?: number;
}

export const someChanges: fc.Arbitrary<Changes> = fc.record(
  {
    options: fc.record({ ...plain, halfOpenRule, maxInFlight }, { requiredKeys: [] }),
    slowMs: slowCallDurationMs,
    failures: few,
    share,
    minimumCalls,
    calls: fc.integer({ min: 4, max: 7 }),
  },
  { requiredKeys: ['options'] },
);

export function changed(options: ModelOptions, changes: Changes): ModelOptions {
  const { slowCallDurationMs: slowMs } = options;
  return {
    ...options,
    ...changes.options,
    ...(slowMs !== undefined && { slowCallDurationMs: changes.slowMs ?? slowMs }),
    trip: options.trip.map((each) => changedRule(each, changes)),
  };
}

function changedRule(rule: ModelRuleOptions, changes: Changes): ModelRuleOptions {
  if (rule.kind === 'consecutive-failures')
    return { ...rule, failures: changes.failures ?? rule.failures };
  const { minimumCalls = rule.minimumCalls, share: shareNow } = changes;
  const window =
    rule.window.kind === 'count'
      ? { ...rule.window, calls: changes.calls ?? rule.window.calls }
      : rule.window;
  return rule.kind === 'failure-rate'
    ? { ...rule, minimumCalls, window, failureRateThreshold: shareNow ?? rule.failureRateThreshold }
    : {
        ...rule,
        minimumCalls,
        window,
        slowCallRateThreshold: shareNow ?? rule.slowCallRateThreshold,
      };
}
