import { describe, expect, test } from '@jest/globals';
import { INTERRUPTIONS, type Interruption } from './budget-interruptions.js';
import { BudgetLab } from './budget-lab.js';
import { Spending } from './budget-spending.js';
import { everyStep, stopped } from './atomic-steps.js';

/** Two threads stop, each at one step, the second while the first stands; a third goes on. */
function stopBoth([step, secondStep]: readonly [number, number], interrupt: Interruption) {
  const lab = new BudgetLab();
  const spending = new Spending();
  const [first, second, third] = [lab.attach(), lab.attach(), lab.attach()];
  let hasStopped = false;
  let goOn: () => void = () => undefined;
  const spendSecond = () => {
    hasStopped = stopped(
      secondStep,
      () => {
        spending.spend(second, { estimate: 20, actual: 3 });
      },
      () => {
        goOn = interrupt(lab, spending, third);
      },
    );
  };
  const hasFirstStopped = stopped(
    step,
    () => {
      spending.spend(first, { estimate: 20, actual: 7 });
    },
    spendSecond,
  );
  goOn();
  spending.settleRest();
  return { hasFirstStopped, hasStopped, lab, spending };
}

/** What is wrong in the end, of all pairs of steps. */
function faults(interrupt: Interruption): string[] {
  const found: string[] = [];
  everyStep((step) => {
    let isFirst = false;
    everyStep((secondStep) => {
      const { hasFirstStopped, hasStopped, lab, spending } = stopBoth(
        [step, secondStep],
        interrupt,
      );
      isFirst = hasFirstStopped;
      const { committedMicros, reservedMicros, overrunMicros } = lab.first.usage;
      const isExact = committedMicros === spending.committedMicros && overrunMicros === 0;
      if (isExact && reservedMicros === 0 && lab.freePlaces === 3) return hasStopped;
      found.push(`${step}, ${secondStep}: ${JSON.stringify(lab.first.usage)}`);
      return hasStopped;
    });
    return isFirst;
  });
  return found;
}

describe('two threads that stop at any pair of steps, and go on much later', () => {
  test('others see their time pass, and spend in their places: the books are exact', () => {
    expect(faults(INTERRUPTIONS['see its time pass, and spend in its place'])).toEqual([]);
  });
});
