import { describe, expect, test } from '@jest/globals';
import { GatesCircuit } from '../src/gates-circuit.js';

const OPEN_MS = 100;

const fails = { succeeded: false, nowMs: 0 };
const succeeds = { succeeded: true, nowMs: 0 };

/** Opens at two failures in a row. */
const closed = (): GatesCircuit => new GatesCircuit({ failures: 2, openMs: OPEN_MS });

function opened(): GatesCircuit {
  const circuit = closed();
  circuit.end(circuit.begin(), fails);
  circuit.end(circuit.begin(), fails);
  return circuit;
}

describe('a closed circuit', () => {
  test('opens at failures in a row', () => {
    expect([closed().admits(0), opened().admits(0), opened().admits(OPEN_MS - 1)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('stays closed when a success comes between', () => {
    const circuit = closed();
    for (const end of [fails, succeeds, fails]) circuit.end(circuit.begin(), end);
    expect(circuit.stateAt(0)).toBe('closed');
  });
});

describe('an open circuit, when its time is up', () => {
  test('lets one trial through at a time', () => {
    const circuit = opened();
    expect(circuit.admits(OPEN_MS)).toBe(true);
    expect(circuit.admits(OPEN_MS)).toBe(true);
    circuit.begin();
    expect(circuit.admits(OPEN_MS)).toBe(false);
  });

  test('closes when that succeeds, and counts anew', () => {
    const circuit = opened();
    circuit.stateAt(OPEN_MS);
    circuit.end(circuit.begin(), { succeeded: true, nowMs: OPEN_MS });
    circuit.end(circuit.begin(), { succeeded: false, nowMs: OPEN_MS });
    expect(circuit.stateAt(OPEN_MS)).toBe('closed');
  });

  test('opens again, for its whole time, when that fails', () => {
    const circuit = opened();
    circuit.stateAt(150);
    circuit.end(circuit.begin(), { succeeded: false, nowMs: 150 });
    expect([249, 250].map((nowMs) => circuit.stateAt(nowMs))).toEqual(['open', 'half-open']);
  });
});

test('a call that began in another state decides nothing', () => {
  const circuit = closed();
  const early = circuit.begin();
  circuit.end(circuit.begin(), fails);
  circuit.end(circuit.begin(), fails);
  circuit.end(early, succeeds);
  expect(circuit.stateAt(0)).toBe('open');
  circuit.stateAt(OPEN_MS);
  circuit.end(early, succeeds);
  expect(circuit.stateAt(OPEN_MS)).toBe('half-open');
});
