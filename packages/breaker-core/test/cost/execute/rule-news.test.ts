import { describe, expect, test } from '@jest/globals';
import type { CostRule } from '../../../src/index.js';
import { reasonOf, ruled } from './ruled-lab.js';

describe('what rules tell', () => {
  const alert: CostRule = {
    name: 'eighty',
    when: { kind: 'share', per: 'day', above: 0.8 },
    action: { kind: 'alert' },
  };

  test('a rule is told once per crossing, and again after it was at 90 % of it', () => {
    const { breaker, fired } = ruled([alert]);
    const [first, second] = [breaker.reserve(8), breaker.reserve(1)];
    breaker.reserve(0.5);
    expect(fired).toMatchObject([{ rule: 'eighty', measuredMicros: 9_000_000 }]);
    second.release();
    breaker.reserve(0.6);
    expect(fired).toHaveLength(1);
    first.release();
    breaker.reserve(8);
    expect(fired).toHaveLength(2);
  });

  test('a call that a budget refused was never charged, and raises no alert', async () => {
    const { breaker, fired } = ruled([alert]);
    expect(await reasonOf(breaker.execute(() => 1, { estimate: 11 }))).toBe('would_exceed');
    expect(fired).toEqual([]);
  });
});
