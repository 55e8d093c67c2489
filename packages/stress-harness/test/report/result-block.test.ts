import { describe, expect, test } from '@jest/globals';
import { formatResultBlock, resultBlockOf } from '../../src/report/result-block.js';
import type { Evidence } from '../../src/judge/verdict.js';
import type { TestReport } from '../../src/report/test-report.js';

type Observation = TestReport['observations'][number];

const observation: Observation = {
  calls: { offered: 100, succeeded: 60, failed: 10, rejected: 20, cancelled: 4, timedOut: 6 },
  durationMs: 500,
  throughputOpsPerSec: 188,
  heapGrowthBytes: 1_000,
  latencyMsP95: 12,
  metrics: {},
  phases: [],
  transitions: [],
  notes: [],
};

const reportOf = (...observations: readonly Observation[]): TestReport => ({
  schemaVersion: 1,
  category: 'stress-x',
  test: 'a promise',
  scenario: 'x',
  subject: 'breaker-core',
  seed: 1,
  profile: 'smoke',
  machine: { node: 'v20', platform: 'linux-x64', cpu: 'cpu', cores: 2, memoryGib: 8 },
  measuredAt: '2026-01-01T00:00:00.000Z',
  elapsedMs: 1,
  verdict: { outcome: 'pass', reason: '', cause: null, evidence: [] },
  replay: 'npx nx stress stress-x',
  observations,
});

test('of one process it has its figures; failed, cancelled and timed-out calls are errors', () => {
  expect(resultBlockOf(reportOf(observation))).toEqual({
    totalRequests: 100,
    successes: 60,
    breakerRejections: 20,
    errors: 20,
    throughputOpsPerSec: 188,
    durationMs: 500,
    memoryGrowthBytes: 1_000,
    latencyMsP95: 12,
    smallestEffects: [],
  });
});

describe('of several processes', () => {
  const block = resultBlockOf(
    reportOf(
      observation,
      { ...observation, heapGrowthBytes: 3_000, latencyMsP95: 30 },
      { ...observation, durationMs: 1_000, heapGrowthBytes: 2_000, latencyMsP95: 18 },
    ),
  );

  test('calls and durations add up; throughput is settled calls over the whole duration', () => {
    expect(block).toMatchObject({
      totalRequests: 300,
      successes: 180,
      breakerRejections: 60,
      errors: 60,
      durationMs: 2_000,
      throughputOpsPerSec: 141,
    });
  });

  test('memory growth is the largest, p95 the median', () => {
    expect(block).toMatchObject({ memoryGrowthBytes: 3_000, latencyMsP95: 18 });
  });
});

test('what was not measured is null, also beside processes that measured it', () => {
  const without = { ...observation, heapGrowthBytes: null, latencyMsP95: null };
  expect(resultBlockOf(reportOf(without))).toMatchObject({
    memoryGrowthBytes: null,
    latencyMsP95: null,
  });
  expect(resultBlockOf(reportOf(without, observation))).toMatchObject({
    memoryGrowthBytes: 1_000,
    latencyMsP95: 12,
  });
});

test('without an observation there is no block', () => {
  expect(resultBlockOf(reportOf())).toBeUndefined();
});

test('it tells what each clock figure could have shown, in its unit and in percent', () => {
  const evidence = (
    unit: string,
    percent: number | null,
    outcome: Evidence['outcome'] = 'pass',
  ): Evidence => ({
    metric: 'cost',
    unit,
    figure: 'clock',
    expected: 'at most 40',
    values: [12],
    outcome,
    smallestEffect: { inUnit: 27.449, percent },
    promise: 'it is cheap',
    cause: 'overhead',
  });
  const report = reportOf(observation);
  const verdict = {
    ...report.verdict,
    evidence: [
      evidence('ns', 212.3),
      evidence('%', 212.3),
      evidence('ms', null),
      evidence('ns', 0, 'fail'),
    ],
  };
  expect(resultBlockOf({ ...report, verdict })?.smallestEffects).toEqual([
    'cost 27 ns (210 %)',
    'cost 27 %',
    'cost 27 ms',
  ]);
});

describe('as text', () => {
  const block = {
    totalRequests: 1_234_567,
    successes: 1_000_000,
    breakerRejections: 234_000,
    errors: 567,
    throughputOpsPerSec: 12_345.6,
    durationMs: 100_004,
    memoryGrowthBytes: 1_572_864,
    latencyMsP95: 0.12345,
    smallestEffects: [],
  };

  test('it names every figure the old suite had, with its unit', () => {
    expect(formatResultBlock(block)).toBe(
      'total requests 1,234,567 · successes 1,000,000 · breaker rejections 234,000 · errors 567 · ' +
        'throughput 12,346 ops/s · duration 100 s · memory growth 1.50 MiB · p95 0.123 ms',
    );
  });

  test('it ends with the smallest effects, where there are any', () => {
    const text = formatResultBlock({ ...block, smallestEffects: ['a 1 ns (5 %)', 'b 2 %'] });
    expect(text).toContain('· p95 0.123 ms · could have seen a 1 ns (5 %), b 2 %');
  });

  test('what was not measured says so', () => {
    const text = formatResultBlock({ ...block, memoryGrowthBytes: null, latencyMsP95: null });
    expect(text).toContain('memory growth not measured · p95 not measured');
  });
});
