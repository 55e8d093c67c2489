import { describe, expect, test } from '@jest/globals';
import { admittedOf, BreakerLab, DEADLINE_MS, OPEN_MS, tryAcquire } from './breaker-lab.js';

describe('half-open admits exactly so many trials at a time over all threads', () => {
  test.each([1, 3, 64])('%d of them', (halfOpenTrials) => {
    const lab = new BreakerLab({ halfOpenTrials }).becomeDue();
    const threads = [lab.first, lab.attach(), lab.attach()];
    const admitted = threads.map((thread) => admittedOf(thread, 40));
    expect(admitted[0]).toBe(Math.min(40, halfOpenTrials));
    expect(admitted.reduce((sum, one) => sum + one)).toBe(halfOpenTrials);
  });

  test.each(['ignore', 'cancel', 'success'] as const)(
    'one that settles as %s frees its slot for another thread',
    (settle) => {
      const halfOpenRule = { kind: 'successes', successes: 2 } as const;
      const lab = new BreakerLab({ halfOpenRule }).becomeDue();
      lab.first.acquire()[settle]();
      expect(admittedOf(lab.attach(), 3)).toBe(1);
    },
  );

  test.each(['success', 'failure', 'ignore', 'cancel'] as const)(
    'one that outlives its deadline loses its slot to the next call, and is late as %s',
    (settle) => {
      const lab = new BreakerLab().becomeDue();
      const hung = lab.first.acquire();
      lab.clock.advance(DEADLINE_MS);
      const trial = lab.attach().acquire();
      hung[settle]();
      expect([lab.first.state, admittedOf(lab.first, 2)]).toEqual(['half-open', 0]);
      trial.success();
      expect(lab.first.state).toBe('closed');
      expect(lab.first.counts).toMatchObject({ expired: 1, late: 1, inFlight: 0, failed: 2 });
    },
  );

  test('until another call needs its slot it still decides', () => {
    const lab = new BreakerLab({ halfOpenTrials: 2 }).becomeDue();
    const hung = lab.first.acquire();
    lab.clock.advance(DEADLINE_MS);
    expect(tryAcquire(lab.first)).toBeDefined();
    hung.failure();
    expect([lab.first.state, lab.first.counts.expired]).toEqual(['open', 0]);
  });

  test('of several that outlived theirs, the oldest loses its slot first', () => {
    const lab = new BreakerLab({ halfOpenTrials: 3 }).becomeDue();
    const trials = [lab.first.acquire()];
    for (const afterMs of [50, 50]) {
      lab.clock.advance(afterMs);
      trials.unshift(lab.first.acquire());
    }
    lab.clock.advance(DEADLINE_MS);
    expect(tryAcquire(lab.attach())).toBeDefined();
    for (const trial of trials) trial.ignore();
    expect(lab.first.counts).toMatchObject({ ignored: 2, late: 1, expired: 1 });
  });

  test('a rejection tells when the first of them loses its slot', () => {
    const lab = new BreakerLab({ halfOpenTrials: 2 }).becomeDue();
    lab.first.acquire();
    lab.clock.advance(100);
    lab.first.acquire();
    expect(() => lab.attach().acquire()).toThrow(
      expect.objectContaining({ reason: 'half-open', retryAfterMs: DEADLINE_MS - 100 }),
    );
  });

  test('slots held when a half-open period ended are free in the next one', () => {
    const lab = new BreakerLab({ halfOpenTrials: 2 }).becomeDue();
    lab.attach().acquire();
    lab.first.acquire().failure();
    lab.clock.advance(OPEN_MS);
    expect(admittedOf(lab.first, 5)).toBe(2);
    expect(lab.first.counts.expired).toBe(0);
  });
});
