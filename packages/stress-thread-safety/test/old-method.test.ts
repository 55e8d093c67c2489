import { describe, expect, test } from '@jest/globals';
import { oldComplaints, type OldFindings } from '../src/old-method-checks.js';

const HEARD = {
  admitted: 900,
  rejected: 100,
  succeeded: 800,
  failed: 100,
  transitions: 2,
  illegalTransitions: 0,
};
const BREAKER: OldFindings = {
  asked: 1_000,
  unfinished: 0,
  heard: HEARD,
  own: { kind: 'breaker', admitted: 900, settled: 900 },
};
const BUDGET: OldFindings = {
  ...BREAKER,
  own: { kind: 'budget', capMicros: 8_000_000, chargedMicros: 8_000_000 },
};
const AS_IT_WAS = { looksAt: 'edges' } as const;
const SHARPENED = { looksAt: 'own counts' } as const;

test.each([
  ['a breaker', BREAKER],
  ['a budget', BUDGET],
])('there is nothing to say against %s that is exact', (_, findings) => {
  expect(oldComplaints(findings, AS_IT_WAS)).toEqual([]);
  expect(oldComplaints(findings, SHARPENED)).toEqual([]);
});

describe('as it was', () => {
  test('of 1,000 operations 100 may be missing, and 101 may not', () => {
    const missing = (lost: number): readonly string[] =>
      oldComplaints({ ...BREAKER, heard: { ...HEARD, succeeded: 800 - lost } }, AS_IT_WAS);
    expect(missing(100)).toEqual([]);
    expect(missing(101)).toEqual(["callers' counts are off"]);
  });

  test('what the breaker itself counted is not looked at', () => {
    const own = { kind: 'breaker', admitted: 0, settled: 0 } as const;
    expect(oldComplaints({ ...BREAKER, own }, AS_IT_WAS)).toEqual([]);
  });

  test('what was spent is not looked at', () => {
    const own = { kind: 'budget', capMicros: 1, chargedMicros: 0 } as const;
    expect(oldComplaints({ ...BUDGET, own }, AS_IT_WAS)).toEqual([]);
  });

  test('an illegal transition, a thread that hangs and a budget without end are seen', () => {
    const heard = { ...HEARD, succeeded: 900, rejected: 0, illegalTransitions: 1 };
    expect(oldComplaints({ ...BUDGET, unfinished: 1, heard }, AS_IT_WAS)).toEqual([
      'threads hang',
      'it is never full',
      'an illegal transition',
    ]);
  });
});

describe('sharpened', () => {
  test.each([
    [90, []],
    [91, ['its counts are off']],
  ])('of 900 settled calls a breaker that misses %d: %j', (lost, complaints) => {
    const own = { kind: 'breaker', admitted: 900, settled: 900 - lost } as const;
    expect(oldComplaints({ ...BREAKER, own }, SHARPENED)).toEqual(complaints);
  });

  test.each([
    [90, []],
    [91, ['its counts are off']],
  ])('of 900 admitted calls a breaker that misses %d: %j', (lost, complaints) => {
    const own = { kind: 'breaker', admitted: 900 - lost, settled: 900 } as const;
    expect(oldComplaints({ ...BREAKER, own }, SHARPENED)).toEqual(complaints);
  });

  test('a breaker that never opens is seen', () => {
    const heard = { ...HEARD, transitions: 0 };
    expect(oldComplaints({ ...BREAKER, heard }, SHARPENED)).toEqual(['it never opens']);
  });

  test('a cap that is passed by more than a tenth is seen, and books that are as wrong', () => {
    const own = { kind: 'budget', capMicros: 7_000_000, chargedMicros: 7_000_000 } as const;
    expect(oldComplaints({ ...BUDGET, own }, SHARPENED)).toEqual([
      'the cap is passed',
      'its books are off',
    ]);
  });

  test('edges are not looked at: between two looks a breaker may go several', () => {
    const heard = { ...HEARD, illegalTransitions: 1 };
    expect(oldComplaints({ ...BREAKER, heard }, SHARPENED)).toEqual([]);
  });
});
