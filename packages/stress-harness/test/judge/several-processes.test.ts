import { describe, expect, test } from '@jest/globals';
import { judged, measured, processes, verdictOf } from './cases.js';

const met = measured({ costNs: 5, lostCalls: 0 });
const missed = measured({ costNs: 50, lostCalls: 0 });
const lossy = measured({ costNs: 5, lostCalls: 1 });
const voided = measured({ costNs: 50, lostCalls: 0 }, { voided: ['the twins differed by 3 %'] });

const judge = (...results: ReturnType<typeof processes>): ReturnType<typeof judged> =>
  judged(results, { sampling: 'agreement' });

test('nothing run yet: seven are wanted, or there is nothing to pass', () => {
  expect(verdictOf(judged([], { sampling: 'agreement' })).outcome).toBe('inconclusive');
});

test.each([
  ['pass', met],
  ['fail', missed],
])('seven that agree are a %s', (outcome, result) => {
  expect(verdictOf(judge(...processes(7, result))).outcome).toBe(outcome);
});

test('seven that do not agree: fifteen are wanted, then thirty-one, then it is inconclusive', () => {
  const mixed = (count: number): ReturnType<typeof processes> =>
    [...processes(count, met), ...processes(count, missed)].slice(0, count * 2 - 1);
  expect(judge(...mixed(4))).toEqual({ kind: 'more', processesWanted: 15 });
  expect(judge(...mixed(8))).toEqual({ kind: 'more', processesWanted: 31 });
  expect(verdictOf(judge(...mixed(16))).outcome).toBe('inconclusive');
});

describe('exact figures', () => {
  test('must hold in each process: one miss is a fail, however many agree', () => {
    const verdict = verdictOf(judge(...processes(6, met), lossy));
    expect(verdict).toMatchObject({ outcome: 'fail', reason: 'no call is lost' });
  });

  test('need no second opinion while a clock figure is still open', () => {
    expect(verdictOf(judge(...processes(5, met), missed, lossy)).outcome).toBe('fail');
  });

  test('count in void processes too', () => {
    const voidAndLossy = measured({ costNs: 5, lostCalls: 1 }, { voided: ['x'] });
    expect(verdictOf(judge(...processes(6, met), voidAndLossy)).outcome).toBe('fail');
  });
});

test('a figure that one process did not measure is inconclusive', () => {
  const blind = measured({ costNs: NaN, lostCalls: 0 });
  expect(verdictOf(judge(...processes(6, met), blind)).outcome).toBe('inconclusive');
});

describe('void processes', () => {
  test('are replaced: as many more are wanted', () => {
    expect(judge(...processes(5, met), ...processes(2, voided))).toEqual({
      kind: 'more',
      processesWanted: 9,
    });
  });

  test('do not count: neither their verdict nor their figures', () => {
    const verdict = verdictOf(judge(...processes(7, met), ...processes(2, voided)));
    expect(verdict.outcome).toBe('pass');
    expect(verdict.evidence.map(({ values }) => values.length)).toEqual([7, 9]);
  });

  test('that measured nothing do not count either', () => {
    const blind = measured({ lostCalls: 0 }, { voided: ['x'] });
    expect(verdictOf(judge(...processes(7, met), blind)).outcome).toBe('pass');
  });

  test('are inconclusive when thirty-one found no other, and are told of', () => {
    expect(verdictOf(judge(...processes(31, voided)))).toMatchObject({
      outcome: 'inconclusive',
      reason:
        'calls are cheap · 31 of 31 lab processes are void, for example: the twins differed by 3 %',
    });
  });
});
