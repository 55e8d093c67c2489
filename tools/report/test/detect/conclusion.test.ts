import { expect, test } from '@jest/globals';
import { conclusionOf } from '../../src/detect/conclusion.js';
import { killMatrix } from '../../src/detect/kill-matrix.js';
import type { Trial } from '../../src/detect/trial.js';
import { key, mutantOf, trialOf } from './trials.js';

function concluded(trials: readonly Trial[], unexplained: readonly string[] = []) {
  return conclusionOf(killMatrix(key, { mutants: [mutantOf('a')], trials }), unexplained);
}

test('a mutant that its owner catches is a pass', () => {
  expect(concluded([trialOf('a')])).toEqual({ verdict: 'pass', findings: [] });
});

test('a mutant that nobody tries is a fail', () => {
  expect(concluded([])).toEqual({
    verdict: 'fail',
    findings: ['NOT COVERED  a: no detection line of stress-cost tried it'],
  });
});

test('a mutant that gets away is a fail, whoever else has caught it', () => {
  const trials = [
    trialOf('a', { outcome: 'pass' }),
    trialOf('a', { category: 'stress-overhead', test: 'other' }),
  ];
  expect(concluded(trials)).toMatchObject({
    verdict: 'fail',
    findings: ['NOT CAUGHT  a by stress-cost: a is its fault'],
  });
});

test('a line that does not catch its mutant is a fail, although another line does', () => {
  const trials = [trialOf('a'), trialOf('a', { outcome: 'pass', scenario: 'throttle', test: 'b' })];
  expect(concluded(trials)).toMatchObject({
    verdict: 'fail',
    findings: ['NOT CAUGHT  a by throttle of stress-cost'],
  });
});

test('no verdict is neither a catch nor a miss', () => {
  const undecided = trialOf('a', { outcome: 'inconclusive', evidence: 'the machine was busy' });
  expect(concluded([undecided])).toEqual({
    verdict: 'inconclusive',
    findings: ['INCONCLUSIVE  a by gates of stress-cost: the machine was busy'],
  });
});

test('in the whole matrix a test that passes is no line that failed', () => {
  const trials = [
    trialOf('a', { by: 'stress' }),
    trialOf('a', { by: 'stress', outcome: 'pass', test: 'another promise' }),
  ];
  expect(concluded(trials).verdict).toBe('pass');
});

test('what no trial explains is a fail', () => {
  expect(concluded([trialOf('a')], ['a build broke']).verdict).toBe('fail');
});
