import { expect, test } from '@jest/globals';
import { agreementOf, FIRST_STAGE_PROCESSES } from '../../src/judge/agreement.js';

type Process = 'met' | 'missed' | 'void';

/** Runs processes as they are asked for; says what they agreed on and how many it took. */
function decide(processes: readonly Process[]): [outcome: string, processes: number] {
  let wanted: number = FIRST_STAGE_PROCESSES;
  for (;;) {
    const run = processes.slice(0, wanted);
    if (run.length < wanted) throw new RangeError(`asked for ${wanted}, there are ${run.length}`);
    const valid = run.filter((process) => process !== 'void');
    const agreement = agreementOf(
      valid.map((process) => process === 'met'),
      { voided: run.length - valid.length },
    );
    if (agreement.outcome !== 'undecided') return [agreement.outcome, run.length];
    if (agreement.processesWanted <= wanted) throw new RangeError('asked for no more than it had');
    wanted = agreement.processesWanted;
  }
}

const times = (count: number, process: Process): Process[] =>
  Array.from({ length: count }, () => process);

test.each<[string, Process[], string, number]>([
  ['seven of seven met', times(7, 'met'), 'pass', 7],
  ['seven of seven missed', times(7, 'missed'), 'fail', 7],
  ['6 of 7, then 13 of 15 met', [...times(2, 'missed'), ...times(13, 'met')], 'pass', 15],
  ['6 of 7, then 13 of 15 missed', [...times(2, 'met'), ...times(13, 'missed')], 'fail', 15],
  ['24 of 31 met', ['met', ...times(7, 'missed'), ...times(23, 'met')], 'pass', 31],
  ['24 of 31 missed', ['missed', ...times(7, 'met'), ...times(23, 'missed')], 'fail', 31],
  ['8 of 31 missed', ['met', ...times(8, 'missed'), ...times(22, 'met')], 'inconclusive', 31],
  ['8 of 31 met', ['missed', ...times(8, 'met'), ...times(22, 'missed')], 'inconclusive', 31],
])('%s', (_, processes, outcome, count) => {
  expect(decide(processes)).toEqual([outcome, count]);
});

test.each<[string, Process[], string, number]>([
  ['one void of eight', [...times(3, 'met'), 'void', ...times(4, 'met')], 'pass', 8],
  ['a void one in place of a void one', ['void', ...times(6, 'met'), 'void', 'met'], 'pass', 9],
  ['as many again', [...times(7, 'void'), ...times(7, 'missed')], 'fail', 14],
  ['seven at the last moment', [...times(24, 'void'), ...times(7, 'met')], 'pass', 31],
  ['six are too few', [...times(25, 'void'), ...times(6, 'met')], 'inconclusive', 31],
  ['nothing but void ones', times(31, 'void'), 'inconclusive', 31],
  [
    'in a second stage',
    ['missed', ...times(6, 'met'), ...times(4, 'void'), ...times(8, 'met')],
    'pass',
    19,
  ],
  [
    'cut short in a third stage, 24 met',
    [...times(6, 'missed'), ...times(9, 'met'), 'void', ...times(15, 'met')],
    'pass',
    31,
  ],
  [
    'cut short in a third stage, 23 met',
    [...times(6, 'missed'), ...times(9, 'met'), ...times(2, 'void'), ...times(14, 'met')],
    'inconclusive',
    31,
  ],
])('void processes are replaced, up to 31 in all: %s', (_, processes, outcome, count) => {
  expect(decide(processes)).toEqual([outcome, count]);
});

test('before the first process seven are wanted', () => {
  expect(agreementOf([], { voided: 0 })).toEqual({ outcome: 'undecided', processesWanted: 7 });
});
