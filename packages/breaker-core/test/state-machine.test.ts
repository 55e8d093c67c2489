import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { limits, move, ReferencePair } from './reference-pair.js';

describe('the breaker does what a plainly written one does', () => {
  test('after every move of any sequence: state, counts, transitions', () => {
    fc.assert(
      fc.property(limits, fc.array(move, { maxLength: 80, size: 'max' }), (chosen, moves) => {
        const pair = new ReferencePair(chosen);
        for (const step of moves) {
          pair.apply(step);
          const [actual, expected] = pair.views;
          expect(actual).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });
});
