import { expect, test } from '@jest/globals';
import { died, type LabDeath } from '../../src/lab/lab-result.js';
import { judged, measured, processes, verdictOf } from './cases.js';

test.each<[LabDeath, string, string | null]>([
  ['out-of-memory', 'fail', 'memory'],
  ['crashed', 'fail', 'breaker logic'],
  ['timed-out', 'inconclusive', 'degradation'],
  ['silent', 'inconclusive', 'breaker logic'],
  ['killed', 'inconclusive', 'limits'],
  ['disk-full', 'inconclusive', 'limits'],
  ['not-started', 'inconclusive', 'limits'],
  ['stood-still', 'inconclusive', null],
  ['rubbish', 'inconclusive', null],
])('a lab process that ended %s: %s', (cause, outcome, likelyCause) => {
  const verdict = verdictOf(judged([died(cause, 'the last words')]));
  expect(verdict).toEqual({
    outcome,
    reason: `the lab process did not survive (${cause}): the last words`,
    cause: likelyCause,
    evidence: [],
  });
});

test('one death among several processes is enough', () => {
  const results = [...processes(6, measured({ costNs: 5, lostCalls: 0 })), died('crashed', 'x')];
  expect(verdictOf(judged(results, { sampling: 'agreement' })).outcome).toBe('fail');
});

test('a refused job accuses nobody, in its own words', () => {
  const refused = { kind: 'refused', code: 'ERR_SCENARIO', message: 'no scenario' } as const;
  const expected = { outcome: 'inconclusive', reason: 'no scenario', cause: null };
  expect(verdictOf(judged([refused]))).toMatchObject(expected);
});

test('a described subject is no measurement', () => {
  const described = { kind: 'subject', name: 'x', capabilities: [] } as const;
  expect(verdictOf(judged([described])).outcome).toBe('inconclusive');
});
