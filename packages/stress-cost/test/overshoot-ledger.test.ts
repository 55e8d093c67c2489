import { expect, test } from '@jest/globals';
import { OvershootLedger } from '../src/overshoot-ledger.js';

const price = (estimateMicros: number, actualMicros: number) => ({ estimateMicros, actualMicros });
const low = price(40, 70);
const high = price(40, 10);

/** Two calls in flight against 100: one costs 30 more than estimated, one 30 less. */
function inFlight(): OvershootLedger {
  const ledger = new OvershootLedger(100);
  ledger.hold(low);
  ledger.hold(high);
  return ledger;
}

const settle = (ledger: OvershootLedger, one: typeof low): void => {
  ledger.settle(one, { costMicros: one.actualMicros, expired: false });
};

test('an overshoot is what is spent and held above the cap; its bound, what was underestimated', () => {
  const ledger = inFlight();
  settle(ledger, low);
  expect(ledger.worst).toEqual({ overshootMicros: 10, boundMicros: 30 });
  expect(ledger).toMatchObject({ capsPassed: 1, aboveBoundMicros: 0 });
});

test('what is admitted while the cap is passed is told, and goes above the bound', () => {
  const ledger = inFlight();
  settle(ledger, low);
  ledger.hold(price(25, 25));
  expect(ledger).toMatchObject({ admittedWhileOverCap: 1, aboveBoundMicros: 5 });
});

test('what is admitted when there is room again is another matter', () => {
  const ledger = inFlight();
  settle(ledger, low);
  settle(ledger, high);
  ledger.hold(price(20, 20));
  expect(ledger).toMatchObject({ admittedWhileOverCap: 0, admittedAfterwards: 1 });
});

test('calls that have ended bound no later overshoot', () => {
  const ledger = inFlight();
  settle(ledger, low);
  settle(ledger, high);
  ledger.hold(price(20, 45));
  settle(ledger, price(20, 45));
  expect(ledger.worst).toEqual({ overshootMicros: 25, boundMicros: 25 });
  expect(ledger).toMatchObject({ capsPassed: 2, aboveBoundMicros: 0 });
});
