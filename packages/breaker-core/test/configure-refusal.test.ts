import { describe, expect, test } from '@jest/globals';
import type { CircuitBreakerOptions } from '../src/index.js';
import { boom, closedScene, codeOf, fail, failTimes } from './fixture.js';

describe('what cannot be is refused as a whole', () => {
  test.each(['name', 'clock', 'random', 'shadow'])('%s is fixed', (option) => {
    const { breaker } = closedScene();
    const changes = { [option]: undefined, halfOpenTrials: 2 };
    expect(() => {
      breaker.configure(changes);
    }).toThrow(
      expect.objectContaining({
        code: 'ERR_INVALID_OPTIONS',
        violations: [expect.objectContaining({ option })],
      }),
    );
    expect(breaker.explain().options.halfOpenTrials).toBe(1);
  });

  test('all violations are told at once, and nothing is changed', () => {
    const { breaker } = closedScene();
    failTimes(breaker, 1);
    const before = breaker.explain();
    const changes = { openDurationMs: -1, halfOpenTrials: 0, trip: [{ kind: 'x' }], what: 1 };
    let violations: unknown;
    try {
      breaker.configure(changes as unknown as CircuitBreakerOptions);
    } catch (error) {
      ({ violations } = error as { violations: unknown });
    }
    const options = (violations as { option: string }[]).map(({ option }) => option);
    expect(options.sort()).toEqual(['halfOpenTrials', 'openDurationMs', 'trip[0].kind', 'what']);
    expect(breaker.explain()).toEqual(before);
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('a rule about slow calls needs slowCallDurationMs, also when that is taken away', () => {
    const slow = {
      kind: 'slow-call-rate',
      slowCallRateThreshold: 1,
      minimumCalls: 1,
      window: { kind: 'count', calls: 1 },
    } as const;
    const { breaker } = closedScene({ trip: slow, slowCallDurationMs: 5 });
    const changes = { slowCallDurationMs: undefined } as unknown as CircuitBreakerOptions;
    expect(
      codeOf(() => {
        breaker.configure(changes);
      }),
    ).toBe('ERR_INVALID_OPTIONS');
  });

  test('a rule that fails to be made: its error comes as it is, and nothing is changed', () => {
    const { breaker } = closedScene();
    const before = breaker.explain();
    const trip = { kind: 'custom', name: 'own', create: fail } as const;
    expect(() => {
      breaker.configure({ trip, halfOpenTrials: 9 });
    }).toThrow(boom);
    expect(breaker.explain()).toEqual(before);
  });

  test('after dispose', () => {
    const { breaker } = closedScene();
    breaker.dispose();
    expect(
      codeOf(() => {
        breaker.configure({});
      }),
    ).toBe('ERR_DISPOSED');
  });
});
