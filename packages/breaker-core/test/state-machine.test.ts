import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { limits, move, ReferencePair, untilDue } from './reference-pair.js';
import { seeded } from './seeded.js';

/** Half of the runs begin open and due, where the races are. */
const start = fc.boolean();
const moves = fc.array(move, { maxLength: 80, size: 'max' });

describe('the breaker does what a plainly written one does', () => {
  test('after every move of any sequence: state, counts, transitions', () => {
    fc.assert(
      fc.property(limits, start, moves, (chosen, due, steps) => {
        const pair = new ReferencePair(chosen);
        for (const step of [...(due ? untilDue(chosen) : []), ...steps]) {
          pair.apply(step);
          const [actual, expected] = pair.views;
          expect(actual).toEqual(expected);
        }
      }),
      { ...seeded, numRuns: 200 },
    );
  });
});
