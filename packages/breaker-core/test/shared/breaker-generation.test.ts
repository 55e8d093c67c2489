import { describe, expect, test } from '@jest/globals';
import { FIRST_GENERATION, SharedState } from '../../src/shared/shared-state.js';

const stateFor = (successes: number): SharedState => {
  const state = new SharedState(new Int32Array(new SharedArrayBuffer(4)), { at: 0, successes });
  state.initialize();
  return state;
};

describe('the state word holds its generation, its kind and its trials apart', () => {
  test.each([
    [1, 27],
    [2, 26],
    [64, 21],
  ])('where %d successes close it, generations have %d bits', (successes, bits) => {
    const state = stateFor(successes);
    expect(state.next(2 ** bits - 2)).toBe(2 ** bits - 1);
    expect(state.next(2 ** bits - 1)).toBe(0);
  });

  test('trials and turns change neither generation nor kind', () => {
    const state = stateFor(64);
    state.advance(state.load(), 'half-open');
    for (let trial = 1; trial < 64; trial++) {
      state.countSuccess(state.load());
      state.turn(FIRST_GENERATION + 1);
      const word = state.load();
      expect([state.generationOf(word), state.kindOf(word), state.succeededOf(word)]).toEqual([
        FIRST_GENERATION + 1,
        'half-open',
        trial,
      ]);
    }
  });

  test('every turn makes it another word, and none is made in another generation', () => {
    const state = stateFor(1);
    const words = Array.from({ length: 8 }, () => {
      state.turn(FIRST_GENERATION);
      return state.load();
    });
    expect(new Set(words).size).toBe(8);
    expect([state.turn(FIRST_GENERATION + 1), state.load()]).toEqual([false, words.at(-1)]);
  });
});
