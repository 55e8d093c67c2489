import { describe, expect, test } from '@jest/globals';
import { codeOf, DEADLINE_MS, dueScene } from './fixture.js';

describe('a trial that never settles does not wedge half-open', () => {
  test('it holds its slot until the deadline and not a moment longer (F4)', () => {
    const { breaker, clock } = dueScene();
    breaker.acquire();
    clock.advance(DEADLINE_MS - 1);
    expect(codeOf(() => breaker.acquire())).toBe('ERR_CIRCUIT_OPEN');
    clock.advance(1);
    breaker.acquire().success();
    expect(breaker.state).toBe('closed');
  });

  test.each(['success', 'failure'] as const)(
    'after it has lost its slot, its %s is late and decides nothing',
    (settle) => {
      const { breaker, clock } = dueScene();
      const lost = breaker.acquire();
      clock.advance(DEADLINE_MS);
      breaker.acquire();
      lost[settle]();
      expect(breaker.state).toBe('half-open');
      expect(breaker.counts).toMatchObject({ expired: 1, late: 1, inFlight: 1 });
    },
  );

  test('until a call asks for the slot, a trial past its deadline may still decide', () => {
    const { breaker, clock } = dueScene();
    const slow = breaker.acquire();
    clock.advance(DEADLINE_MS * 10);
    slow.success();
    expect([breaker.state, breaker.counts.expired]).toEqual(['closed', 0]);
  });

  test('trials expire one by one, each at its own deadline', () => {
    const { breaker, clock } = dueScene({ halfOpenTrials: 3 });
    for (let trial = 0; trial < 3; trial++) {
      breaker.acquire();
      clock.advance(DEADLINE_MS / 4);
    }
    const expired = [1, 2, 3].map(() => {
      clock.advance(DEADLINE_MS / 4);
      breaker.acquire();
      return breaker.counts.expired;
    });
    expect(expired).toEqual([1, 2, 3]);
  });

  test('slots given back and taken anew keep no older trial from expiring', () => {
    const { breaker, clock } = dueScene({ halfOpenTrials: 3 });
    const trials = [breaker.acquire(), breaker.acquire(), breaker.acquire()];
    clock.advance(1);
    for (const index of [2, 1]) trials[index]?.ignore();
    breaker.acquire();
    clock.advance(DEADLINE_MS - 1);
    breaker.acquire();
    expect(breaker.counts).toMatchObject({ expired: 1, rejected: 0 });
  });

  test('a caller turned away learns when the oldest trial will lose its slot', () => {
    const { breaker, clock } = dueScene();
    breaker.acquire();
    clock.advance(100);
    const rejection = expect.objectContaining({
      state: 'half-open',
      retryAfterMs: DEADLINE_MS - 100,
    });
    expect(() => breaker.acquire()).toThrow(rejection);
  });
});
