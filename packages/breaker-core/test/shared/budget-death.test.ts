import { describe, expect, test } from '@jest/globals';
import { BudgetLab, tryReserve, units } from './budget-lab.js';
import { everyStep, killed } from './atomic-steps.js';
import { STORIES, type Story } from './budget-stories.js';

const CHARGES = ['estimate', 'nothing'] as const;

/** Kills the thread of a story at one step, and lets another thread go on. */
function dieAt(step: number, { begin }: Story, expiredCharge: (typeof CHARGES)[number]) {
  const lab = new BudgetLab({ expiredCharge });
  const act = begin(lab, lab.attach());
  const hasDied = killed(step, act);
  const other = lab.attach();
  const { excessMicros } = other.usage;
  if (excessMicros === 0) other.reserve(units(2)).release();
  const { committedMicros, reservedMicros, remainingMicros } = lab.booksAtLast();
  return { hasDied, lab, committedMicros, reservedMicros, remainingMicros };
}

describe('a thread that dies at any atomic step', () => {
  const cases = CHARGES.flatMap((charge) => STORIES.map((story) => ({ charge, story })));
  test.each(cases)(
    '$story.title, charged $charge: it is as if it had died before or after, and nobody waits',
    ({ charge, story }) => {
      const outcomes: number[] = [];
      const steps = everyStep((step) => {
        const { hasDied, lab, ...books } = dieAt(step, story, charge);
        outcomes.push(books.committedMicros);
        expect(books.reservedMicros).toBe(0);
        expect(books.remainingMicros).toBe(Math.max(0, 100 - books.committedMicros));
        if (books.committedMicros > 100) return hasDied;
        expect(lab.freePlaces).toBe(3);
        expect(tryReserve(lab.attach(), books.remainingMicros + 1)).toBeUndefined();
        expect(tryReserve(lab.attach(), books.remainingMicros)).toBeDefined();
        return hasDied;
      });
      expect(steps).toBeGreaterThan(0);
      // In the order of the steps: one before which it has no effect, and from which it has all.
      expect(outcomes.filter((outcome, at) => outcome !== outcomes[at - 1])).toEqual(
        story.committedMicros[charge],
      );
    },
  );
});
