import { expect, test } from '@jest/globals';
import { StartingGate } from '../src/starting-gate.js';

test('who comes alone to an open gate passes at once', () => {
  const gate = new StartingGate();
  const other = new StartingGate(gate.memory);
  expect(other.pass({ patienceMs: 1 })).toBe(0);
  expect(gate.arrived).toBe(1);
  gate.open();
  expect(other.pass({ patienceMs: 1 })).toBe(1);
});

test('who waits for another in vain passes with nobody', () => {
  const gate = new StartingGate();
  gate.pass({ patienceMs: 1 });
  gate.pass({ patienceMs: 1 });
  gate.open();
  expect(gate.pass({ patienceMs: 1 })).toBe(0);
});
