import { describe, expect, test } from '@jest/globals';
import { BreakerLab, OPEN_MS, tryAcquire } from './breaker-lab.js';
import { everyStep, stopped } from './atomic-steps.js';

describe('a shared breaker goes through its states, whichever thread calls', () => {
  test('failures of different threads open it together, for all of them', () => {
    const lab = new BreakerLab();
    const other = lab.attach();
    lab.fail(1);
    expect([lab.first.state, other.state]).toEqual(['closed', 'closed']);
    other.acquire().failure();
    expect([lab.first.state, other.state]).toEqual(['open', 'open']);
    expect(tryAcquire(lab.first)).toBeUndefined();
  });

  test('a rejection tells how long the open period still lasts', () => {
    const lab = new BreakerLab({ name: 'search' }).fail();
    lab.clock.advance(250);
    expect(() => lab.attach().acquire()).toThrow(
      expect.objectContaining({
        code: 'ERR_CIRCUIT_OPEN',
        breakerName: 'search',
        state: 'open',
        reason: 'open',
        retryAfterMs: OPEN_MS - 250,
      }),
    );
  });

  test('it reads open until a call arrives, also when its time is up', () => {
    const lab = new BreakerLab().becomeDue();
    const other = lab.attach();
    expect(other.state).toBe('open');
    other.acquire();
    expect(lab.first.state).toBe('half-open');
  });

  test('a trial of another thread closes it', () => {
    const lab = new BreakerLab().becomeDue();
    lab.attach().acquire().success();
    expect(lab.first.state).toBe('closed');
  });

  test('a trial that fails opens it again, for a whole period', () => {
    const lab = new BreakerLab().becomeDue();
    lab.attach().acquire().failure();
    lab.clock.advance(OPEN_MS - 1);
    expect(tryAcquire(lab.first)).toBeUndefined();
    lab.clock.advance(1);
    expect(tryAcquire(lab.first)).toBeDefined();
  });

  test('so many trials close it as the rule says', () => {
    const halfOpenRule = { kind: 'successes', successes: 3 } as const;
    const lab = new BreakerLab({ halfOpenRule }).becomeDue();
    const states = [lab.first, lab.attach(), lab.first].map((breaker) => {
      breaker.acquire().success();
      return lab.first.state;
    });
    expect(states).toEqual(['half-open', 'half-open', 'closed']);
  });

  test('a back-off grows with each opening until it has worked, then begins anew', () => {
    const openDurationMs = { kind: 'exponential', initialMs: 100, factor: 2, maxMs: 300 } as const;
    const lab = new BreakerLab({ openDurationMs }).fail();
    const periods: (number | null)[] = [];
    for (const thread of [lab.first, lab.attach(), lab.attach()]) {
      thread.on('transition', ({ openDurationMs: ms }) => ms !== null && periods.push(ms));
      lab.clock.advance(300);
      thread.acquire().failure();
    }
    lab.clock.advance(300);
    lab.first.acquire().success();
    lab.fail();
    expect(periods).toEqual([200, 300, 300, 100]);
  });

  test('it stays open as long as the upstream asked for', () => {
    const lab = new BreakerLab();
    const classify = () => ({ outcome: 'failure', retryAfterMs: 5_000 }) as const;
    const asked = lab.attach({ classify });
    lab.fail(1);
    asked.acquire().failure(new Error('503'));
    lab.clock.advance(4_999);
    expect(tryAcquire(lab.first)).toBeUndefined();
    lab.clock.advance(1);
    expect(tryAcquire(lab.first)).toBeDefined();
  });

  test('also when another thread has opened it for the call that was told so', () => {
    const seen = new Set<string>();
    everyStep((step) => {
      const lab = new BreakerLab();
      const classify = () => ({ outcome: 'failure', retryAfterMs: 5_000 }) as const;
      const told = lab.attach({ classify }).acquire();
      const other = lab.attach().acquire();
      lab.fail(1);
      const failing = (): void => {
        told.failure(new Error('503'));
      };
      const hasStopped = stopped(step, failing, () => {
        other.success();
      });
      lab.clock.advance(4_999);
      const { state } = lab.first;
      seen.add(`${state}: ${tryAcquire(lab.first) === undefined ? 'rejects' : 'admits'}`);
      return hasStopped;
    });
    expect([...seen].sort()).toEqual(['closed: admits', 'open: rejects']);
  });
});
