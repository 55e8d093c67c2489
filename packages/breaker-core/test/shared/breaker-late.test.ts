import { describe, expect, test } from '@jest/globals';
import { BreakerLab, OPEN_MS, tryAcquire } from './breaker-lab.js';

describe('a result of an earlier generation decides nothing, whichever thread it comes from', () => {
  test.each(['success', 'failure', 'ignore', 'cancel'] as const)(
    'a call from before the break that settles in half-open as %s leaves the trial to decide (F1)',
    (settle) => {
      const lab = new BreakerLab();
      const old = lab.attach().acquire();
      lab.becomeDue();
      const trial = lab.first.acquire();
      old[settle]();
      expect(lab.first.state).toBe('half-open');
      trial.success();
      expect([lab.first.state, lab.first.counts.late]).toEqual(['closed', 1]);
    },
  );

  test('three old calls that fail after the recovery do not reopen it (F2)', () => {
    const lab = new BreakerLab();
    const old = [lab.first, lab.attach(), lab.attach()].map((breaker) => breaker.acquire());
    lab.becomeDue().first.acquire().success();
    for (const permit of old) permit.failure();
    const { late, failed } = lab.first.counts;
    expect([lab.first.state, late, failed]).toEqual(['closed', 3, 2]);
  });

  test('a trial of an earlier half-open period gives back no slot of the present one', () => {
    const lab = new BreakerLab({ halfOpenTrials: 2 }).becomeDue();
    const old = lab.first.acquire();
    lab.attach().acquire().failure();
    lab.clock.advance(OPEN_MS);
    lab.first.acquire();
    lab.first.acquire();
    old.success();
    expect(tryAcquire(lab.first)).toBeUndefined();
    expect(lab.first.counts.late).toBe(1);
  });

  test('a failure that another one has outrun in opening it is late', () => {
    const lab = new BreakerLab();
    const permits = [lab.first, lab.attach(), lab.attach()].map((breaker) => breaker.acquire());
    for (const permit of permits) permit.failure();
    expect(lab.first.counts).toMatchObject({ failed: 2, late: 1 });
  });
});
