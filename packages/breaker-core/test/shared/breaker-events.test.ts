import { describe, expect, test } from '@jest/globals';
import { boom } from '../fixture.js';
import { BreakerLab, OPEN_MS, tryAcquire } from './breaker-lab.js';

/** A lab of two threads, and the transitions each has heard. */
function heardLab() {
  const lab = new BreakerLab();
  const other = lab.attach();
  const heard: string[] = [];
  const hear = (name: string) => (told: { from: string; to: string; generation: number }) =>
    heard.push(`${name}: ${told.from}>${told.to} ${told.generation}`);
  lab.first.on('transition', hear('first'));
  other.on('transition', hear('other'));
  return { lab, other, heard };
}

describe('a transition is told in the thread whose call made it, once', () => {
  test('whichever that is', () => {
    const { lab, other, heard } = heardLab();
    lab.fail(1);
    other.acquire().failure();
    lab.clock.advance(OPEN_MS);
    lab.first.acquire().failure();
    lab.clock.advance(OPEN_MS);
    other.acquire().success();
    expect(heard).toEqual([
      'other: closed>open 2',
      'first: open>half-open 3',
      'first: half-open>open 4',
      'other: open>half-open 5',
      'other: half-open>closed 6',
    ]);
  });

  test('with all that a local breaker tells', () => {
    const lab = new BreakerLab();
    const heard: unknown[] = [];
    lab.first.on('transition', (told) => heard.push(told));
    lab.fail();
    expect(heard).toEqual([
      {
        seq: 1,
        atMs: 5,
        from: 'closed',
        to: 'open',
        generation: 2,
        reason: 'rule-tripped',
        cause: {
          rule: 0,
          name: 'consecutive-failures',
          errorClass: null,
          figures: { failuresInARow: 2, failuresThreshold: 2 },
        },
        openDurationMs: OPEN_MS,
        shadow: false,
      },
    ]);
  });

  test('after the call that made it was counted', () => {
    const lab = new BreakerLab();
    let failed = 0;
    lab.first.on('transition', () => (failed = lab.first.counts.failed));
    lab.fail();
    expect(failed).toBe(2);
  });

  test('to nobody who has unsubscribed', () => {
    const lab = new BreakerLab();
    let heard = 0;
    lab.first.on('transition', () => heard++)();
    lab.fail();
    expect(heard).toBe(0);
  });

  test('a listener that throws changes nothing, and is counted (F13)', () => {
    const lab = new BreakerLab();
    lab.first.on('transition', () => {
      throw boom;
    });
    lab.fail();
    expect(lab.first.state).toBe('open');
    expect(lab.first.counts).toMatchObject({ failed: 2, observerErrors: 1 });
  });

  test('a listener may call the breaker (F12)', () => {
    const lab = new BreakerLab();
    lab.first.on('transition', ({ to }) => {
      if (to === 'open') lab.clock.advance(OPEN_MS);
      if (to !== 'closed') tryAcquire(lab.first)?.success();
    });
    lab.fail();
    expect([lab.first.state, lab.first.counts.succeeded]).toEqual(['closed', 2]);
  });

  test('no other event can be heard', () => {
    const { first } = new BreakerLab();
    expect(() => first.on('late' as never, () => undefined)).toThrow('the event transition');
    expect(() => first.on('transition', 1 as never)).toThrow('a function');
  });
});
