import { expect, test } from '@jest/globals';
import {
  ManualTime,
  type SubjectBreaker,
  type SubjectState,
  type SubjectTransition,
} from '@breaker-lab/stress-harness';
import { GenerationWatch } from '../src/generation-watch.js';
import { RacingCall, type UpstreamEnd } from '../src/racing-call.js';
import { ViolationTally } from '../src/violation-tally.js';

/** A watch, and a breaker that does as it is told. */
function watched() {
  const time = new ManualTime();
  const violations = new ViolationTally();
  let tell: (transition: SubjectTransition) => void = () => undefined;
  let state: SubjectState = 'closed';
  const breaker: SubjectBreaker = {
    execute: (fn) => fn(),
    state: () => state,
    isRejection: () => false,
    onTransition: (listener) => (tell = listener),
  };
  const plan = { failures: 2, trials: 2, openDurationMs: 10 };
  const watch = new GenerationWatch({
    breaker,
    plan,
    time,
    violations,
    onTransition: () => undefined,
  });
  const admit = (): RacingCall => new RacingCall({ id: 1, ...watch.admit() });
  const settle = (call: RacingCall, end: UpstreamEnd): void => {
    watch.settle(call, end);
  };
  const move = (to: SubjectState): void => {
    const from = state;
    state = to;
    tell({ from, to });
  };
  const found = (): Record<string, number> =>
    Object.fromEntries(Object.entries(violations.counts).filter(([, times]) => times > 0));
  return { time, watch, admit, settle, move, found };
}

/** One that has opened in order, and is half-open. */
function halfOpen() {
  const race = watched();
  const [first, second] = [race.admit(), race.admit()];
  race.settle(first, 'failed');
  race.settle(second, 'failed');
  race.move('open');
  race.time.advance(10);
  race.move('half-open');
  return race;
}

test('a whole turn around the automaton in order is no violation', () => {
  const { admit, settle, move, found } = halfOpen();
  const [first, second] = [admit(), admit()];
  settle(first, 'succeeded');
  settle(second, 'succeeded');
  move('closed');
  expect(found()).toEqual({});
});

test('a transition while only late results are settled was decided by them', () => {
  const { watch, admit, settle, move, found, time } = watched();
  const late = admit();
  const [first, second] = [admit(), admit()];
  settle(first, 'failed');
  settle(second, 'failed');
  move('open');
  time.advance(10);
  move('half-open');
  settle(late, 'succeeded');
  expect(watch.late.total).toBe(1);
  move('closed');
  expect(found()).toEqual({ lateDecisions: 1 });
});

test('a call whose caller has heard decides nothing any more', () => {
  const { watch, admit, settle, move, found } = halfOpen();
  const trial = admit();
  settle(trial, 'failed');
  watch.hear(trial);
  move('open');
  expect(found()).toEqual({ lateDecisions: 1 });
});

test('too few failures, too few successes and too little time are undue', () => {
  const early = watched();
  early.settle(early.admit(), 'failed');
  early.move('open');
  early.time.advance(9);
  early.move('half-open');
  early.settle(early.admit(), 'succeeded');
  early.move('closed');
  expect(early.found()).toEqual({ undueTransitions: 3 });
});

test('one trial too many is found, and a call that runs while open', () => {
  const { admit, settle, move, found } = halfOpen();
  const [first] = [admit(), admit()];
  settle(first, 'succeeded');
  admit();
  expect(found()).toEqual({});
  admit();
  expect(found()).toEqual({ trialsBeyondLimit: 1 });
  const failing = halfOpen();
  failing.settle(failing.admit(), 'failed');
  failing.move('open');
  failing.admit();
  expect(failing.found()).toEqual({ startedWhileOpen: 1 });
  move('half-open');
});
