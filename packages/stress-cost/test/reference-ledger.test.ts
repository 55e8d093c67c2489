import { expect, test } from '@jest/globals';
import type { Order } from '../src/order.js';
import { ReferenceLedger } from '../src/reference-ledger.js';

const order = (estimateMicros: number): Order => ({
  estimateMicros,
  actualMicros: estimateMicros,
  fate: 'succeeds',
});

test('what is held passes the room by exactly the part that did not fit', () => {
  const ledger = new ReferenceLedger(100);
  expect([60, 60, 60].map((micros) => ledger.hold(order(micros)))).toEqual([0, 20, 60]);
});

test('a cost takes the place of its estimate, and excess is what went above it', () => {
  const ledger = new ReferenceLedger(100);
  ledger.hold(order(60));
  ledger.settle(order(60), { costMicros: 90, expired: false });
  expect(ledger).toMatchObject({ spentMicros: 90, heldMicros: 0, excessMicros: 30 });
});

test('an expired estimate is spent, until the call settles after all', () => {
  const ledger = new ReferenceLedger(100);
  ledger.hold(order(60));
  ledger.expire(order(60));
  expect(ledger).toMatchObject({ spentMicros: 60, heldMicros: 0, roomMicros: 40 });
  ledger.settle(order(60), { costMicros: 10, expired: true });
  expect(ledger).toMatchObject({ spentMicros: 10, heldMicros: 0, roomMicros: 90 });
});

test('until it is quiet, a settled call may be known to the breaker or not', () => {
  const ledger = new ReferenceLedger(100);
  ledger.hold(order(50));
  ledger.hold(order(50));
  ledger.settle(order(50), { costMicros: 10, expired: false });
  expect(ledger).toMatchObject({ roomMicros: 40, leastRoomMicros: 0 });
  ledger.settle(order(50), { costMicros: 90, expired: false });
  expect(ledger.hold(order(40))).toBe(0);
  ledger.quiet();
  expect(ledger.hold(order(1))).toBe(1);
});
