import { describe, expect, test } from '@jest/globals';
import {
  processesAtFirst,
  type TimedProcess,
  timingVerdict,
} from '../../src/judge/wall-clock-rule.js';

const met: TimedProcess = { met: true, isVoid: false };
const missed: TimedProcess = { met: false, isVoid: false };
const voidMet: TimedProcess = { met: true, isVoid: true };
const voidMissed: TimedProcess = { met: false, isVoid: true };

const times = (count: number, process: TimedProcess): TimedProcess[] =>
  Array.from({ length: count }, () => process);
const wanted = (processesWanted: number): object => ({ outcome: 'undecided', processesWanted });

test('seven processes at first by agreement, one for a gross limit', () => {
  expect([processesAtFirst('agreement'), processesAtFirst('once')]).toEqual([7, 1]);
});

describe('a gross limit', () => {
  test.each<[string, TimedProcess[], object]>([
    ['met by one process: a pass', [met], { outcome: 'pass' }],
    [
      'met by a void process: a pass, as nothing spoils for the better',
      [voidMet],
      { outcome: 'pass' },
    ],
    ['missed by one process: seven are asked', [missed], wanted(7)],
    ['missed by seven of seven: a fail', times(7, missed), { outcome: 'fail' }],
    ['missed by one of seven: fifteen are asked', [missed, ...times(6, met)], wanted(15)],
    ['missed by one of fifteen: a pass', [missed, ...times(14, met)], { outcome: 'pass' }],
    ['missed by a void process: another one is asked', [voidMissed], wanted(2)],
    ['missed by a void process, then met: a pass', [voidMissed, met], { outcome: 'pass' }],
    [
      'missed by a void process, then by a valid one: seven valid ones',
      [voidMissed, missed],
      wanted(8),
    ],
    ['missed by four void processes: nothing', times(4, voidMissed), { outcome: 'inconclusive' }],
    [
      'met by a void process, missed by a valid one: seven valid ones',
      [voidMet, missed],
      wanted(8),
    ],
  ])('%s', (_, processes, expected) => {
    expect(timingVerdict(processes, { sampling: 'once' })).toEqual(expected);
  });
});

describe('a figure by agreement', () => {
  test.each<[string, TimedProcess[], object]>([
    ['met by one process: seven are asked', [met], wanted(7)],
    ['met by seven: a pass', times(7, met), { outcome: 'pass' }],
    ['met by six and a void one: one more is asked', [...times(6, met), voidMet], wanted(8)],
  ])('%s', (_, processes, expected) => {
    expect(timingVerdict(processes, { sampling: 'agreement' })).toEqual(expected);
  });
});
