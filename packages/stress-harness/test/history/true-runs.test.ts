import { describe, expect, test } from '@jest/globals';
import type { Operation } from '../../src/history/index.js';
import { SeededRandom } from '../../src/seed.js';
import { unanswered } from './calls.js';
import { RUNS } from './run-plans.js';

const SIZE = { objects: 8, perObject: 200 };

/** The history with the result of one call replaced by that of another one of its kind. */
function spoiled(history: readonly Operation[], random: SeededRandom): Operation[] {
  for (;;) {
    const [at, other] = [random.index(history.length), random.index(history.length)];
    const [one, two] = [history[at], history[other]];
    if (one?.kind !== 'completed' || two?.kind !== 'completed') continue;
    if (one.object !== two.object || one.code !== two.code) continue;
    if (Number.isNaN(one.result) || one.result === two.result) continue;
    return history.map((operation, index) =>
      index === at ? { ...one, result: two.result } : operation,
    );
  }
}

describe.each(Object.entries(RUNS))('%s: eight threads at each of eight', (name, run) => {
  const random = new SeededRandom(20_260_101, name);
  const { history, judge } = run({ ...SIZE, random });

  test('what did happen is ok', () => {
    expect(judge(history)).toMatchObject({ kind: 'ok', objects: 8, operations: 1_600 });
  });

  test('also with a twentieth of the answers missing', () => {
    const lossy = history.map((operation) =>
      random.index(20) === 0 ? unanswered(operation, operation.startedAt) : operation,
    );
    expect(judge(lossy).kind).toBe('ok');
  });

  test('with one result of another call it is illegal, more often than not', () => {
    const kinds = Array.from({ length: 20 }, () => judge(spoiled(history, random)).kind);
    expect(kinds.filter((kind) => kind === 'illegal').length).toBeGreaterThan(10);
    expect(kinds).not.toContain('unknown');
  });
});
