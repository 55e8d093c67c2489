import { describe, expect, test } from '@jest/globals';
import {
  admittedOf,
  closedScene,
  DEADLINE_MS,
  dueScene,
  failTimes,
  OPEN_MS,
  openScene,
  recordEdges,
  succeed,
  succeedTimes,
} from './fixture.js';

const shadow = { shadow: true } as const;

describe('in shadow mode it does everything but reject', () => {
  test('an open breaker admits all, and counts what it would have rejected', () => {
    const { breaker } = openScene(shadow);
    expect([breaker.state, breaker.isShadow]).toEqual(['open', true]);
    expect(admittedOf(breaker, 10)).toBe(10);
    expect(breaker.counts).toMatchObject({ wouldHaveRejected: 10, rejected: 0, admitted: 12 });
  });

  test('it goes through its states as ever, and says that it was in shadow mode', () => {
    const { breaker, clock } = closedScene(shadow);
    const heard: unknown[] = [];
    breaker.on('transition', ({ to, shadow: inShadow }) => heard.push(to, inShadow));
    failTimes(breaker, 2);
    clock.advance(OPEN_MS);
    succeedTimes(breaker, 1);
    expect(heard).toEqual(['open', true, 'half-open', true, 'closed', true]);
  });

  test('observers are told of what would have been rejected', () => {
    const { breaker, clock } = openScene({ ...shadow, name: 'search' });
    const heard: unknown[] = [];
    breaker.on('rejected', (event) => heard.push(event));
    clock.advance(300);
    breaker.executeSync(succeed);
    expect(heard).toEqual([
      {
        atMs: 300,
        breakerName: 'search',
        state: 'open',
        reason: 'open',
        retryAfterMs: 700,
        shadow: true,
      },
    ]);
  });

  test('a call that would have been rejected decides nothing: not that it opens, nor that it closes', () => {
    const { breaker, clock } = dueScene({ ...shadow, halfOpenTrials: 2 });
    const trials = [breaker.acquire(), breaker.acquire()];
    failTimes(breaker, 9);
    succeedTimes(breaker, 9);
    expect([breaker.state, breaker.counts.wouldHaveRejected]).toEqual(['half-open', 18]);
    for (const trial of trials) trial.success();
    expect(breaker.state).toBe('closed');
    clock.advance(OPEN_MS);
    expect(breaker.counts).toMatchObject({ succeeded: 11, failed: 11, late: 0 });
  });

  test('nor does it while recovering, or beyond the limit of calls in flight', () => {
    const recovery = { kind: 'time', startShare: 0.25, durationMs: 1_000 } as const;
    const scenes = [dueScene({ ...shadow, recovery }), closedScene({ ...shadow, maxInFlight: 1 })];
    for (const { breaker } of scenes) {
      const { wouldHaveRejected } = breaker.counts;
      if (breaker.state !== 'closed') succeedTimes(breaker, 1);
      breaker.acquire();
      failTimes(breaker, 2);
      expect(breaker.counts.wouldHaveRejected).toBe(wouldHaveRejected + 2);
    }
    expect(scenes.map(({ breaker }) => breaker.state)).toEqual(['recovering', 'closed']);
  });

  test('it would have admitted as many as a breaker that is not in shadow mode admits', () => {
    const [real, inShadow] = [{}, shadow].map((options) => {
      const { breaker, clock } = dueScene({ ...options, halfOpenTrials: 3 });
      const trials = [0, 1, 2].map(() => breaker.acquire());
      admittedOf(breaker, 7);
      clock.advance(DEADLINE_MS);
      admittedOf(breaker, 1);
      for (const trial of trials) trial.success();
      const { rejected, wouldHaveRejected, expired } = breaker.counts;
      return [breaker.state, rejected + wouldHaveRejected, expired];
    });
    expect(inShadow).toEqual(real);
  });

  test('the limit of calls in flight is only told of, too', () => {
    const { breaker } = closedScene({ ...shadow, maxInFlight: 2 });
    expect(admittedOf(breaker, 5)).toBe(5);
    expect(breaker.counts.wouldHaveRejected).toBe(3);
  });

  test('so is the share of a recovery', () => {
    const recovery = { kind: 'time', startShare: 0.25, durationMs: 1_000 } as const;
    const { breaker } = dueScene({ ...shadow, recovery });
    succeedTimes(breaker, 1);
    expect([breaker.state, admittedOf(breaker, 100)]).toEqual(['recovering', 100]);
    expect(breaker.counts.wouldHaveRejected).toBe(75);
  });

  test('shadow() begins closed, with empty windows', () => {
    const { breaker } = closedScene();
    failTimes(breaker, 1);
    const edges = recordEdges(breaker);
    breaker.shadow();
    failTimes(breaker, 1);
    expect([breaker.state, edges]).toEqual(['closed', ['closed>closed']]);
  });

  test.each(['reset', 'forceOpen', 'forceClose', 'disable'] as const)('%s ends it', (method) => {
    const { breaker } = openScene(shadow);
    breaker[method]();
    expect(breaker.isShadow).toBe(false);
    breaker.reset();
    failTimes(breaker, 2);
    expect(admittedOf(breaker, 10)).toBe(0);
  });

  test('a snapshot restored leaves it in shadow mode', () => {
    const { breaker } = closedScene(shadow);
    breaker.restore(openScene().breaker.snapshot());
    expect([breaker.state, admittedOf(breaker, 5)]).toEqual(['open', 5]);
  });
});
