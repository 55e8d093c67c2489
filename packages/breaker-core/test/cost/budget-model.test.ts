import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CostUsage } from '../../src/index.js';
import { lawsBroken } from './budget-laws.js';
import { type BudgetStep, BudgetTwins } from './budget-twins.js';
import { seeded } from '../seeded.js';

const micros = fc.integer({ min: 0, max: 60 });
const pick = fc.nat({ max: 40 });
const is = <K extends BudgetStep['do']>(kind: K) => fc.constant(kind);
const scope = fc.constantFrom('root' as const, 'team' as const);
const budget = fc.constantFrom('day' as const, 'month' as const, 'window' as const);
const cap = fc.integer({ min: 1, max: 150 });
const hours = fc.constantFrom(1, 12, 24, 24 * 20, -1, -24);
const step: fc.Arbitrary<BudgetStep> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: is('reserve'), micros, scope }) },
  { weight: 5, arbitrary: fc.record({ do: is('commit'), pick, micros }) },
  { weight: 2, arbitrary: fc.record({ do: is('release'), pick }) },
  { weight: 1, arbitrary: fc.record({ do: is('extend'), pick }) },
  { weight: 2, arbitrary: fc.record({ do: is('refund'), pick, micros }) },
  { weight: 1, arbitrary: fc.record({ do: is('cap'), budget, micros: cap }) },
  { weight: 3, arbitrary: fc.record({ do: is('wait'), ms: fc.integer({ min: 1, max: 120 }) }) },
  { weight: 1, arbitrary: fc.record({ do: is('calendar'), hours }) },
);

/** What the steps must have led to: a model that never gets there proves nothing. */
const SITUATIONS: Record<string, (usage: CostUsage) => boolean> = {
  blocked: ({ blocked }) => blocked > 0,
  'day above its cap': ({ budgets: [day] }) => (day?.excessMicros ?? 0) > 0,
  'month above its cap': ({ budgets: [, month] }) => (month?.excessMicros ?? 0) > 0,
  'window above its cap': ({ budgets: [, , window] }) => (window?.excessMicros ?? 0) > 0,
  'above a lowered cap': ({ budgets }) =>
    budgets.some(({ excessMicros, overrunMicros }) => excessMicros > overrunMicros),
  'window forgot': ({ admitted, budgets: [, , window] }) =>
    admitted > 3 && window?.committedMicros === 0 && window.reservedMicros === 0,
  refunded: ({ refunds }) => refunds > 0,
  'late commit': ({ lateCommits }) => lateCommits > 0,
  'late release': ({ lateReleases }) => lateReleases > 0,
  'another month': ({ budgets: [, month] }) => month?.key !== '2026-03',
  'live across midnight': ({ budgets: [day], liveReservations }) =>
    liveReservations > 0 && day?.reservedMicros === 0 && day.key !== '2026-03-14',
};

describe('budgets are the sum of their reservations, after any sequence of steps', () => {
  for (const expiredCharge of ['estimate', 'nothing'] as const) {
    test(`an expired reservation is charged: ${expiredCharge}`, () => {
      const reached = new Set<string>();
      const steps = fc.array(step, { maxLength: 80, size: 'max' });
      fc.assert(
        fc.property(steps, (sequence) => {
          const twins = new BudgetTwins(expiredCharge);
          let before = twins.usage;
          for (const next of sequence) {
            twins.take(next);
            const { usage } = twins;
            expect(twins.seen()).toEqual(twins.expected());
            expect(lawsBroken(before, usage)).toEqual([]);
            before = usage;
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
