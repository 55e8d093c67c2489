import { describe, expect, test } from '@jest/globals';
import { GatesReference, type GatesTicket } from '../src/gates-reference.js';
import type { GatesRuleTerm } from '../src/gates-rule.js';

const block: GatesRuleTerm = { percent: 80 };
const throttle: GatesRuleTerm = { percent: 50, throttle: { calls: 1, perSeconds: 1, burst: 2 } };

/** A cap of 100 and a circuit that a failure opens. */
function gates(...rules: GatesRuleTerm[]): GatesReference {
  return new GatesReference({ capMicros: 100, rules, circuit: { failures: 1, openMs: 10 } });
}

function admitted(reference: GatesReference, micros: number): GatesTicket {
  const answer = reference.ask(micros, 0);
  if ('shut' in answer) throw new Error(answer.shut.join());
  return answer.ticket;
}

function spent(reference: GatesReference, micros: number): GatesReference {
  reference.succeed(admitted(reference, 0), { actualMicros: micros, nowMs: 0 });
  return reference;
}

const shut = (reference: GatesReference, micros: number): readonly string[] => {
  const answer = reference.ask(micros, 0);
  return 'shut' in answer ? answer.shut : [];
};

describe('a call is let in if, and only if, every gate lets it', () => {
  test('the cap: to the micro-unit; beyond it not even a call at no cost', () => {
    expect(shut(gates(), 101)).toEqual(['cap']);
    expect(shut(spent(gates(), 60), 40)).toEqual([]);
    expect(shut(spent(gates(), 101), 0)).toEqual(['cap']);
  });

  test('a rule: above its share, to the micro-unit', () => {
    expect(shut(spent(gates(block), 60), 20)).toEqual([]);
    expect(shut(spent(gates(block), 60), 21)).toEqual(['rules']);
  });

  test('the circuit: also when there is money, and all that is shut is told', () => {
    const reference = gates(block);
    const failing = admitted(reference, 0);
    spent(reference, 90);
    reference.fail(failing, 0);
    expect(shut(reference, 11)).toEqual(['circuit', 'rules', 'cap']);
  });
});

describe('of several rules that are met', () => {
  test.each([
    ['block first', [block, throttle]],
    ['throttle first', [throttle, block]],
  ])('the strictest decides: %s', (_order, rules) => {
    const reference = spent(gates(...rules), 60);
    expect([21, 20].map((micros) => shut(reference, micros).length)).toEqual([1, 0]);
  });

  test('a call that is turned away takes nothing of a throttle', () => {
    const reference = spent(gates(throttle, block), 60);
    for (let i = 0; i < 5; i++) shut(reference, 30);
    expect([0, 0, 0].map((micros) => shut(reference, micros).length)).toEqual([0, 0, 1]);
  });
});

test('what is held is used, until the call has ended', () => {
  const reference = gates();
  const held = admitted(reference, 70);
  expect(shut(reference, 31)).toEqual(['cap']);
  reference.succeed(held, { actualMicros: 5, nowMs: 0 });
  expect(reference).toMatchObject({ committedMicros: 5, reservedMicros: 0, usedMicros: 5 });
  reference.fail(admitted(reference, 70), 0);
  expect(reference.usedMicros).toBe(5);
});
