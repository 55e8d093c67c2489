import { expect, test } from '@jest/globals';
import { exhaustive, type Strategy } from '../../../src/explore/index.js';

/** Two counters, each advanced by its own actor: where they stand is all that matters. */
function walkGrid(strategy: Strategy, size: number): ReadonlySet<string> {
  const seen = new Set<string>();
  while (strategy.begin()) {
    const at = { a: 0, b: 0 };
    let running: 'a' | 'b' | undefined;
    for (;;) {
      const enabled = (['a', 'b'] as const).filter((actor) => at[actor] < size);
      seen.add(`${at.a} ${at.b}`);
      if (enabled.length === 0) break;
      const own = { a: String(at.a), b: String(at.b) };
      const index = strategy.choose({
        enabled,
        running: enabled.find((actor) => actor === running),
        state: { shared: '', own },
      });
      if (strategy.redundant) break;
      running = enabled[index] ?? 'a';
      at[running]++;
    }
    strategy.end();
  }
  return seen;
}

test('every state is come to, by a run for each step that leads to a known one', () => {
  const walk = exhaustive();
  expect(walkGrid(walk, 4).size).toBe(25);
  // 40 steps between 25 states, of which 24 lead to a new one; two lead to the end.
  expect(walk.coverage).toMatchObject({ all: true, walked: 2, redundant: 15 });
});

test('with a bound, a state is left alone if it was come to by as few preemptions', () => {
  const walk = exhaustive({ preemptionsMax: 3 });
  const plain = exhaustive({ preemptionsMax: 3, matchesStates: false });
  expect(walkGrid(walk, 4)).toEqual(walkGrid(plain, 4));
  expect(walk.coverage.all).toBe(true);
  expect(walk.coverage.walked).toBeLessThan(plain.coverage.walked);
});

test('where it matters how a state was come to, each schedule is walked', () => {
  const walk = exhaustive({ matchesStates: false });
  walkGrid(walk, 3);
  expect(walk.coverage).toMatchObject({ all: true, walked: 20, redundant: 0 });
});

test('the same choices that lead to another state are noticed', () => {
  const walk = exhaustive();
  const point = { enabled: ['a', 'b'], running: undefined };
  const state = (shared: string) => ({ shared, own: {} });
  walk.begin();
  walk.choose({ ...point, state: state('one') });
  walk.end();
  walk.begin();
  expect(() => walk.choose({ ...point, state: state('other') })).toThrow(
    expect.objectContaining({ code: 'ERR_DIVERGED' }),
  );
});
