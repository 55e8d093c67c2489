import { expect, test } from '@jest/globals';
import { TransitionWatch } from '../../src/record/transition-watch.js';
import type { BreakerSubject, SubjectState } from '../../src/subject/subject.js';
import { ScriptedBreaker } from './scripted-breaker.js';

const OPTIONS = {
  trip: { kind: 'consecutive', failures: 1 },
  openDurationMs: 1,
  halfOpenTrials: 1,
} as const;

/** A subject that keeps what it knows where only itself can see it. */
class Subject implements BreakerSubject {
  readonly name = 'scripted';
  readonly capabilities = [];
  readonly #made: ScriptedBreaker[] = [];

  create(): ScriptedBreaker {
    const breaker = new ScriptedBreaker();
    this.#made.push(breaker);
    return breaker;
  }

  createCost(): never {
    throw new Error(`made ${this.#made.length}`);
  }
}

/** A watch, and as many breakers as its subject is asked for. */
function watched(breakers: number) {
  const watch = new TransitionWatch(new Subject());
  const made = Array.from({ length: breakers }, () => watch.subject.create(OPTIONS));
  return { watch, made: made as unknown as ScriptedBreaker[] };
}

test('whatever a scenario does with them, transitions of its breakers are seen', () => {
  const { watch, made } = watched(2);
  made[1]?.report(['closed', 'open']);
  made[0]?.report(['closed', 'open'], ['open', 'half-open']);
  expect(watch.records).toMatchObject([
    { breaker: 2, from: 'closed', to: 'open' },
    { breaker: 1, from: 'closed', to: 'open' },
    { breaker: 1, from: 'open', to: 'half-open' },
  ]);
});

test('the first ten breakers and the first 300 transitions are kept, all of these counted', () => {
  const { watch, made } = watched(11);
  for (let i = 0; i < 301; i++) made[9]?.report(['closed', 'open']);
  made[10]?.report(['closed', 'open']);
  expect([watch.records.length, watch.seen]).toEqual([300, 301]);
});

test('a state that is none is told as such', () => {
  const { watch, made } = watched(1);
  made[0]?.report(['closed', 'ajar' as SubjectState]);
  expect(watch.records).toMatchObject([{ to: 'no state' }]);
});

test('everything else of a subject is as it was', () => {
  const { watch } = watched(3);
  expect(watch.subject.name).toBe('scripted');
  expect(() => watch.subject.createCost?.({} as never)).toThrow('made 3');
});
