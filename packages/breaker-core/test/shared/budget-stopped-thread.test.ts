import { describe, expect, test } from '@jest/globals';
import type { SharedBudget } from '../../src/shared/index.js';
import { INTERRUPTIONS, type Interruption } from './budget-interruptions.js';
import { BudgetLab, TTL_MS } from './budget-lab.js';
import { Spending } from './budget-spending.js';
import { everyStep, stopped } from './atomic-steps.js';

const SPENT = { estimate: 20, actual: 7 };

/** What the thread does that is stopped: prepares, and returns what is done step by step. */
const ACTS: Record<string, (lab: BudgetLab, own: Spending, budget: SharedBudget) => () => void> = {
  'reserves and commits': (_lab, own, budget) => () => {
    own.spend(budget, SPENT);
  },
  'commits late': (lab, own, budget) => {
    const reservation = budget.reserve(20e-6);
    lab.clock.advance(TTL_MS);
    lab.attach().expireDue();
    return () => {
      own.settle(reservation, 7);
    };
  },
};

/** Stops the act at one step until an interruption is over; then both come to their end. */
function stopAt(step: number, act: string, interrupt: Interruption) {
  const lab = new BudgetLab();
  const [own, others, other] = [new Spending(), new Spending(), lab.attach()];
  let goOn: () => void = () => undefined;
  const hasStopped = stopped(step, ACTS[act]?.(lab, own, lab.attach()) ?? goOn, () => {
    goOn = interrupt(lab, others, other);
  });
  const { committedMicros, reservedMicros, overrunMicros } = lab.first.usage;
  const isWithin = committedMicros + reservedMicros <= 100 + overrunMicros;
  goOn();
  own.settleRest();
  return { hasStopped, isWithin, lab, own, others };
}

describe('a thread that stops at any atomic step, and goes on much later', () => {
  const cases = Object.keys(ACTS).flatMap((act) =>
    Object.entries(INTERRUPTIONS).map(([title, interrupt]) => ({ act, title, interrupt })),
  );
  test.each(cases)('it $act; others $title: the books are exact', ({ act, interrupt }) => {
    const steps = everyStep((step) => {
      const { hasStopped, isWithin, lab, own, others } = stopAt(step, act, interrupt);
      const { committedMicros, reservedMicros } = lab.first.usage;
      expect({ isWithin, committedMicros, reservedMicros, places: lab.freePlaces }).toEqual({
        isWithin: true,
        committedMicros: own.committedMicros + others.committedMicros,
        reservedMicros: 0,
        places: 3,
      });
      return hasStopped;
    });
    expect(steps).toBeGreaterThan(20);
  });

  test('of two who want the same room one gets it, at each step', () => {
    const gets = new Set<string>();
    everyStep((step) => {
      const { hasStopped, own, others } = stopAt(
        step,
        'reserves and commits',
        INTERRUPTIONS['take all the room'],
      );
      gets.add(`${own.admitted} and ${others.admitted}`);
      return hasStopped;
    });
    expect(gets).toEqual(new Set(['0 and 1', '1 and 0']));
  });
});
