import { describe, expect, test } from '@jest/globals';
import type { SharedBudget } from '../../src/shared/index.js';
import { BudgetLab, units } from './budget-lab.js';
import { everyStep, killed } from './atomic-steps.js';
import { STORIES, type Story } from './budget-stories.js';

/** What there is to see in the end. */
const outcome = (micros: number, { held = 0, places = 3 } = {}) =>
  `${micros} committed, ${held} held, ${places} places`;

/** Every step of the first thread, and for each every step of the second. */
function outcomesOf({ begin }: Story, second: (budget: SharedBudget) => unknown): Set<string> {
  const outcomes = new Set<string>();
  everyStep((step) => {
    let hasDied = false;
    everyStep((secondStep) => {
      const lab = new BudgetLab();
      hasDied = killed(step, begin(lab, lab.attach()));
      const helper = lab.attach();
      const helperHasDied = killed(secondStep, () => second(helper));
      const { committedMicros, reservedMicros } = lab.booksAtLast();
      outcomes.add(outcome(committedMicros, { held: reservedMicros, places: lab.freePlaces }));
      return helperHasDied;
    });
    return hasDied;
  });
  return outcomes;
}

describe('a thread dies at any step, and the next one at any step of putting that right', () => {
  const stories = STORIES.filter(({ title }) => title !== 'commits more than there is');
  test.each(stories)(
    '$title; the next one looks: as if the first died before or after',
    (story) => {
      const outcomes = outcomesOf(story, (budget) => budget.usage);
      const possible = story.committedMicros.estimate;
      expect(outcomes).toEqual(new Set(possible.map((micros) => outcome(micros))));
    },
  );

  test('both reserve: as if each died before or after', () => {
    const reserves: Story = {
      title: 'reserves',
      begin: (_, victim) => () => void victim.reserve(units(10)),
      committedMicros: { estimate: [0, 10], nothing: [0] },
    };
    const outcomes = outcomesOf(reserves, (budget) => budget.reserve(units(2)));
    expect(outcomes).toEqual(new Set([0, 2, 10, 12].map((micros) => outcome(micros))));
  });
});
