import { describe, expect, test } from '@jest/globals';
import { cheap, judged, lossless, measured, processes, verdictOf } from './cases.js';

const outcomeOf = (...args: Parameters<typeof judged>): string =>
  verdictOf(judged(...args)).outcome;

test('all targets met: a pass without a reason, with evidence for each', () => {
  const verdict = verdictOf(judged([measured({ costNs: 10, lostCalls: 0 })]));
  expect(verdict).toMatchObject({ outcome: 'pass', reason: '', cause: null });
  expect(verdict.evidence.map(({ metric, values, outcome }) => [metric, values, outcome])).toEqual([
    ['costNs', [10], 'pass'],
    ['lostCalls', [0], 'pass'],
  ]);
});

test('a target missed: a fail that names the promise, the cause, and both figures', () => {
  const verdict = verdictOf(judged([measured({ costNs: 5, lostCalls: 2 })]));
  expect(verdict).toMatchObject({
    outcome: 'fail',
    reason: 'no call is lost',
    cause: 'breaker logic',
  });
  expect(verdict.evidence[1]).toMatchObject({ expected: 'exactly 0', values: [2] });
});

describe('not measured is inconclusive, never a pass', () => {
  test.each<[string, Record<string, number>]>([
    ['missing', { costNs: 5 }],
    ['NaN', { costNs: 5, lostCalls: NaN }],
  ])('%s', (_, metrics) => {
    const verdict = verdictOf(judged([measured(metrics)]));
    expect(verdict).toMatchObject({ outcome: 'inconclusive', reason: 'no call is lost' });
    expect(verdict.evidence[1]?.values).toEqual([]);
  });

  test('unless another target failed', () => {
    expect(outcomeOf([measured({ lostCalls: 1 })])).toBe('fail');
  });
});

test('an infinite figure is a miss', () => {
  const infinite = measured({ costNs: Infinity, lostCalls: 0 });
  expect(outcomeOf(processes(7, infinite))).toBe('fail');
});

test('a clock figure that one process missed is asked of seven', () => {
  expect(judged([measured({ costNs: 11, lostCalls: 0 })])).toEqual({
    kind: 'more',
    processesWanted: 7,
  });
});

describe('a void process', () => {
  const voided = ['the machine stole time'];

  const slow = measured({ costNs: 11, lostCalls: 0 }, { voided });

  test('is replaced when it misses by a clock figure', () => {
    expect(judged([slow])).toEqual({ kind: 'more', processesWanted: 2 });
  });

  test('lets the valid one that replaces it decide', () => {
    expect(outcomeOf([slow, measured({ costNs: 9, lostCalls: 0 })])).toBe('pass');
  });

  test('is no voice among those that agree on a miss', () => {
    const valid = measured({ costNs: 12, lostCalls: 0 });
    const verdict = verdictOf(judged([slow, ...processes(7, valid)]));
    expect(verdict.evidence[0]).toMatchObject({ outcome: 'fail', values: Array(7).fill(12) });
  });

  test('four times over proves nothing, and says why', () => {
    const verdict = verdictOf(judged([slow, slow, slow, slow]));
    expect(verdict).toMatchObject({
      outcome: 'inconclusive',
      reason: expect.stringContaining('calls are cheap') as unknown,
    });
    expect(verdict.reason).toContain('the machine stole time');
  });

  test('passes by figures that hold all the same', () => {
    expect(outcomeOf([measured({ costNs: 9, lostCalls: 0 }, { voided })])).toBe('pass');
  });

  test('fails by an exact figure', () => {
    expect(outcomeOf([measured({ costNs: 9, lostCalls: 1 }, { voided })])).toBe('fail');
  });
});

test('a clock figure tells what it could have seen; an exact one has no need to', () => {
  const [clock, exact] = verdictOf(judged([measured({ costNs: 8, lostCalls: 0 })])).evidence;
  expect(clock?.smallestEffect).toEqual({ inUnit: 2, percent: 25 });
  expect(exact).not.toHaveProperty('smallestEffect');
});

test.each<['at most' | 'at least' | 'exactly', number, string]>([
  ['at most', 10, 'pass'],
  ['at most', 10.001, 'fail'],
  ['at least', 10, 'pass'],
  ['at least', 9.999, 'fail'],
  ['exactly', 10, 'pass'],
  ['exactly', 10.001, 'fail'],
  ['exactly', 9.999, 'fail'],
])('%s 10, seen %d: %s', (bound, costNs, outcome) => {
  const results = processes(7, measured({ costNs }));
  expect(outcomeOf(results, { targets: [{ ...cheap, bound }] })).toBe(outcome);
});

test('a threshold by profile is the running one', () => {
  const target = { ...lossless, threshold: { smoke: 1, standard: 0, soak: 0 } };
  expect(outcomeOf([measured({ lostCalls: 1 })], { targets: [target] })).toBe('pass');
});
