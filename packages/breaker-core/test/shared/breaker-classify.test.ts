import { describe, expect, test } from '@jest/globals';
import { boom } from '../fixture.js';
import { BreakerLab } from './breaker-lab.js';

describe('each thread classifies what its own calls give', () => {
  test('an error by the classifier of the thread it was thrown in', () => {
    const lab = new BreakerLab();
    const lenient = lab.attach({ classify: () => 'ignored' });
    for (let call = 0; call < 5; call++) lenient.acquire().failure(boom);
    expect([lab.first.state, lab.first.counts.ignored]).toEqual(['closed', 5]);
    lab.first.acquire().failure(boom);
    lab.first.acquire().failure(boom);
    expect(lenient.state).toBe('open');
  });

  test('a result too', async () => {
    const lab = new BreakerLab();
    const strict = lab.attach({
      classifyResult: (status) => (status === 500 ? 'failure' : 'success'),
    });
    for (const status of [500, 500]) await strict.execute(() => status);
    expect(lab.first.state).toBe('open');
  });

  test('a failure without an error asks nobody', () => {
    const lab = new BreakerLab();
    lab
      .attach({ classify: () => 'ignored' })
      .acquire()
      .failure();
    expect(lab.first.counts.failed).toBe(1);
  });

  test('one that throws, or answers what is none, counts as one failure (F14)', () => {
    const lab = new BreakerLab();
    const throwing = lab.attach({
      classify: () => {
        throw boom;
      },
    });
    throwing.acquire().failure(boom);
    lab
      .attach({ classify: () => 'nonsense' as never })
      .acquire()
      .failure(boom);
    expect(lab.first.counts).toMatchObject({ failed: 2, observerErrors: 2 });
  });

  test("the breaker's own rejections are no failures (F19)", async () => {
    const lab = new BreakerLab();
    const other = new BreakerLab().fail().first;
    const outer = lab.first.execute(() => other.execute(() => 1));
    await expect(outer).rejects.toMatchObject({ code: 'ERR_CIRCUIT_OPEN' });
    expect(lab.first.counts.failed).toBe(1);
    const permit = lab.first.acquire();
    lab.fail(1);
    await lab.first.execute(() => lab.first.execute(() => 1)).catch(() => undefined);
    permit.cancel();
    expect(lab.first.counts.failed).toBe(2);
  });
});
