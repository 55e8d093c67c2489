import { describe, expect, test } from '@jest/globals';
import type { CostRule } from '../../../src/index.js';
import { ruled } from './ruled-lab.js';

describe('an emergency', () => {
  const rules: CostRule[] = [
    { name: 'shut', when: { kind: 'operation-cost', above: 0.1 }, action: { kind: 'block' } },
  ];
  const override = { reason: 'launch day', by: 'ops', durationMs: 1_000 };

  test('lifts rules for its time, caps hold, and both ends are in the audit trail', () => {
    const { breaker, clock, fired } = ruled(rules);
    expect(() => breaker.reserve(1)).toThrow(/"shut"/);
    breaker.liftRules(override);
    breaker.reserve(9);
    expect(() => breaker.reserve(2)).toThrow(/budget/);
    clock.advance(1_000);
    expect(() => breaker.reserve(1)).toThrow(/"shut"/);
    expect(fired.at(-1)).toMatchObject({ rule: 'shut' });
    expect(breaker.audit).toMatchObject([
      { kind: 'override-began', by: 'ops', reason: 'launch day', durationMs: 1_000 },
      { kind: 'override-ended', by: 'ops', cause: 'expired' },
    ]);
  });

  test('can be ended early, and changes of caps are kept with who and why', () => {
    const { breaker } = ruled(rules);
    breaker.liftRules(override)();
    expect(() => breaker.reserve(1)).toThrow(/"shut"/);
    breaker.setCap({ per: 'day', cap: 20, by: 'finance', reason: 'new quarter' });
    breaker.setCap({ per: 'day', cap: 30 });
    expect(breaker.audit.slice(1)).toMatchObject([
      { kind: 'override-ended', cause: 'ended' },
      { kind: 'cap-changed', by: 'finance', reason: 'new quarter', capMicros: 20_000_000 },
      { kind: 'cap-changed', by: null, reason: null, previousCapMicros: 20_000_000 },
    ]);
  });
});
