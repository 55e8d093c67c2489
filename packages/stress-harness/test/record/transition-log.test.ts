import { describe, expect, test } from '@jest/globals';
import { TransitionLog } from '../../src/record/transition-log.js';
import type { SubjectBreaker, SubjectState } from '../../src/subject/subject.js';
import { ScriptedBreaker } from './scripted-breaker.js';

const STATES: readonly SubjectState[] = ['closed', 'open', 'half-open'];
const LEGAL = ['closed→open', 'open→half-open', 'half-open→closed', 'half-open→open'];

test.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))(
  'exactly the edges of the automaton are legal: %s → %s',
  (from, to) => {
    const breaker = new ScriptedBreaker(from);
    const log = new TransitionLog(breaker);
    breaker.report([from, to]);
    expect(log.illegal).toBe(LEGAL.includes(`${from}→${to}`) ? 0 : 1);
  },
);

describe('continuity', () => {
  test('a transition must begin where the one before ended', () => {
    const breaker = new ScriptedBreaker();
    const log = new TransitionLog(breaker);
    breaker.report(['closed', 'open'], ['half-open', 'closed']);
    expect(log.illegal).toBe(1);
  });

  test('the first one must begin in the state the breaker was in', () => {
    const breaker = new ScriptedBreaker('open');
    const log = new TransitionLog(breaker);
    breaker.report(['closed', 'open']);
    expect(log.illegal).toBe(1);
  });

  test('after a gap it goes on from where the breaker says it is', () => {
    const breaker = new ScriptedBreaker();
    const log = new TransitionLog(breaker);
    breaker.report(['half-open', 'open'], ['open', 'half-open'], ['half-open', 'closed']);
    expect(log.illegal).toBe(1);
  });
});

test('a whole cycle is recorded in order, counted by edge and handed on', () => {
  const breaker = new ScriptedBreaker();
  const heard: number[] = [];
  const log = new TransitionLog(breaker, ({ seq }) => heard.push(seq));
  breaker.report(
    ['closed', 'open'],
    ['open', 'half-open'],
    ['half-open', 'open'],
    ['open', 'half-open'],
    ['half-open', 'closed'],
  );
  expect([log.total, log.illegal, heard]).toEqual([5, 0, [1, 2, 3, 4, 5]]);
  expect(log.count('open', 'half-open')).toBe(2);
  expect(log.count('closed', 'half-open')).toBe(0);
  expect(log.records.map(({ seq, from, to }) => `${seq} ${from}→${to}`)).toEqual([
    '1 closed→open',
    '2 open→half-open',
    '3 half-open→open',
    '4 open→half-open',
    '5 half-open→closed',
  ]);
  const moments = log.records.map(({ atMs }) => atMs);
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
});

test('records are bounded, counts are not', () => {
  const breaker = new ScriptedBreaker('open');
  const log = new TransitionLog(breaker);
  for (let i = 0; i < 1_000; i++) breaker.report(['open', 'half-open'], ['half-open', 'open']);
  expect([log.records.length, log.total, log.count('open', 'half-open')]).toEqual([
    1_000, 2_000, 1_000,
  ]);
});

test('a breaker that does not report transitions has an empty log', () => {
  const silent: SubjectBreaker = {
    execute: (fn) => fn(),
    state: () => 'closed',
    isRejection: () => false,
  };
  expect(new TransitionLog(silent).total).toBe(0);
});
