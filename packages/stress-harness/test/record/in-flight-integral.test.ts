import { expect, test } from '@jest/globals';
import { InFlightIntegral } from '../../src/record/in-flight-integral.js';

test('one for 3 ms, two for 3 ms, one for 6 ms: 15 call · ms', () => {
  const integral = new InFlightIntegral();
  integral.advance(100, 0);
  integral.advance(103, 1);
  integral.advance(106, 2);
  integral.advance(112, 1);
  expect(integral.callMs).toBe(15);
});

test('before the first moment there is nothing', () => {
  const integral = new InFlightIntegral();
  integral.advance(1_000, 5);
  expect(integral.callMs).toBe(0);
});

test('an unknown moment makes it unknown, for good', () => {
  const integral = new InFlightIntegral();
  integral.advance(NaN, 1);
  integral.advance(5, 1);
  expect(integral.callMs).toBeNaN();
});
