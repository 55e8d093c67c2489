import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CostUsage } from '../../src/index.js';
import { lawsBroken } from './budget-laws.js';
import { type BudgetStep, BudgetTwins } from './budget-twins.js';
import { seeded } from '../seeded.js';

const micros = fc.integer({ min: 0, max: 60 });
const pick = fc.nat({ max: 40 });
const is = <K extends BudgetStep['do']>(kind: K) => fc.constant(kind);
const step: fc.Arbitrary<BudgetStep> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: is('reserve'), micros }) },
  { weight: 4, arbitrary: fc.record({ do: is('commit'), pick, micros }) },
  { weight: 2, arbitrary: fc.record({ do: is('release'), pick }) },
  { weight: 2, arbitrary: fc.record({ do: is('wait'), ms: fc.integer({ min: 1, max: 120 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: is('calendar'),
      hours: fc.constantFrom(1, 12, 24, 24 * 20, -1, -24),
    }),
  },
);

/** What the steps must have led to: a model that never gets there proves nothing. */
const SITUATIONS: Record<string, (usage: CostUsage) => boolean> = {
  blocked: ({ blocked }) => blocked > 0,
  'day above its cap': ({ daily }) => (daily?.excessMicros ?? 0) > 0,
  'month above its cap': ({ monthly }) => (monthly?.excessMicros ?? 0) > 0,
  'late commit': ({ lateCommits }) => lateCommits > 0,
  'late release': ({ lateReleases }) => lateReleases > 0,
  'another month': ({ monthly }) => monthly?.key !== '2026-03',
  'live across midnight': ({ daily, liveReservations }) =>
    liveReservations > 0 && daily?.reservedMicros === 0 && daily.key !== '2026-03-14',
};

describe('a budget is the sum of its reservations, after any sequence of steps', () => {
  for (const expiredCharge of ['estimate', 'nothing'] as const) {
    test(`an expired reservation is charged: ${expiredCharge}`, () => {
      const reached = new Set<string>();
      const steps = fc.array(step, { maxLength: 60, size: 'max' });
      fc.assert(
        fc.property(steps, (sequence) => {
          const twins = new BudgetTwins(expiredCharge);
          for (const next of sequence) {
            twins.take(next);
            const { usage } = twins;
            expect(twins.seen()).toEqual(twins.expected());
            expect(lawsBroken(usage)).toEqual([]);
            for (const [name, holds] of Object.entries(SITUATIONS)) {
              if (holds(usage)) reached.add(name);
            }
          }
        }),
        { ...seeded, numRuns: 150 },
      );
      expect([...reached].sort()).toEqual(Object.keys(SITUATIONS).sort());
    });
  }
});
