import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seeded } from '../seeded.js';
import { type SharedBudgetStep, SharedBudgetTwins } from './budget-twins.js';

const micros = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 15 }));
const pick = fc.nat({ max: 40 });
const thread = fc.nat({ max: 2 });
const is = <K extends SharedBudgetStep['do']>(kind: K) => fc.constant(kind);
const step: fc.Arbitrary<SharedBudgetStep> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: is('reserve'), thread, micros }) },
  { weight: 5, arbitrary: fc.record({ do: is('commit'), pick, micros }) },
  { weight: 2, arbitrary: fc.record({ do: is('release'), pick }) },
  { weight: 1, arbitrary: fc.record({ do: is('look'), thread }) },
  { weight: 1, arbitrary: fc.record({ do: is('expire'), thread }) },
  { weight: 3, arbitrary: fc.record({ do: is('wait'), ms: fc.integer({ min: 1, max: 600 }) }) },
);

/** What the steps must have led to: a model that never gets there proves nothing. */
const REACHED = [
  'commit done',
  'commit full',
  'commit settled',
  'expire 1',
  'release done',
  'release settled',
  'reserve done',
  'reserve exceeded',
  'reserve full',
];

describe('a shared budget is the sum of its reservations, after any sequence of steps', () => {
  for (const expiredCharge of ['estimate', 'nothing'] as const) {
    test(`an expired reservation is charged: ${expiredCharge}`, () => {
      const reached = new Set<string>();
      const steps = fc.array(step, { maxLength: 80, size: 'max' });
      fc.assert(
        fc.property(steps, (sequence) => {
          const twins = new SharedBudgetTwins(expiredCharge);
          for (const next of sequence) {
            const { is: came, shouldBe } = twins.take(next);
            expect(came).toEqual(shouldBe);
            reached.add(`${next.do} ${String(came)}`);
          }
          const { is: books, shouldBe } = twins.look(0);
          expect(books).toEqual(shouldBe);
        }),
        { ...seeded, numRuns: 200 },
      );
      expect([...reached]).toEqual(expect.arrayContaining(REACHED));
    });
  }
});
