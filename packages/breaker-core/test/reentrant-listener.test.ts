import { describe, expect, test } from '@jest/globals';
import {
  closedScene,
  codeOf,
  fail,
  failTimes,
  OPEN_MS,
  openScene,
  recordEdges,
  succeed,
} from './fixture.js';

describe('listeners may call the breaker', () => {
  test('the state is committed before they are told', () => {
    const { breaker } = closedScene();
    const seen: unknown[] = [];
    breaker.on('transition', ({ to }) => {
      seen.push(
        to,
        breaker.state,
        codeOf(() => breaker.executeSync(succeed)),
      );
    });
    failTimes(breaker, 2);
    expect(seen).toEqual(['open', 'open', 'ERR_CIRCUIT_OPEN']);
  });

  test('every listener hears the events in the order of the states (F8)', () => {
    const { breaker } = closedScene();
    const meddler = recordEdges(breaker);
    breaker.on('transition', ({ to }) => {
      if (to === 'open') breaker.forceOpen();
      if (to === 'forced-open') breaker.disable();
      if (to === 'disabled') breaker.reset();
    });
    const last = recordEdges(breaker);
    failTimes(breaker, 2);
    const inOrder = ['closed>open', 'open>forced-open', 'forced-open>disabled', 'disabled>closed'];
    expect([meddler, last]).toEqual([inOrder, inOrder]);
  });

  test('what a listener causes is told when it has finished, not in its midst', () => {
    const { breaker } = closedScene();
    const steps: string[] = [];
    breaker.on('transition', ({ to }) => {
      steps.push(`begin ${to}`);
      if (to === 'forced-open') breaker.disable();
      steps.push(`end ${to}`);
    });
    breaker.forceOpen();
    expect(steps).toEqual([
      'begin forced-open',
      'end forced-open',
      'begin disabled',
      'end disabled',
    ]);
  });

  test('any public method, at any depth (F12)', async () => {
    const { breaker } = closedScene();
    const results: Promise<unknown>[] = [];
    let depth = 0;
    breaker.on('transition', () => {
      if (++depth > 300) return;
      results.push(breaker.execute(succeed).catch(codeOf));
      codeOf(() => breaker.executeSync(fail));
      codeOf(() => {
        breaker.acquire().success();
      });
      breaker.on('late', succeed)();
      breaker[(['forceOpen', 'disable', 'reset'] as const)[depth % 3] ?? 'reset']();
    });
    breaker.forceOpen();
    await Promise.all(results);
    expect(depth).toBeGreaterThan(300);
    expect(breaker.counts).toMatchObject({ inFlight: 0, observerErrors: 0 });
  });

  test('a call that a listener makes while half-open begins takes no slot of the trial', () => {
    const { breaker, clock } = openScene();
    const codes: unknown[] = [];
    breaker.on('transition', () => codes.push(codeOf(() => breaker.acquire())));
    clock.advance(OPEN_MS);
    expect(breaker.executeSync(succeed)).toBe('fine');
    expect(codes).toEqual(['ERR_CIRCUIT_OPEN', 'none']);
  });

  test('who has unsubscribed hears nothing more, not even what was waiting to be told', () => {
    const { breaker } = closedScene();
    const heard: string[] = [];
    breaker.on('transition', () => {
      unsubscribe();
    });
    const unsubscribe = breaker.on('transition', ({ to }) => heard.push(to));
    breaker.forceOpen();
    expect(heard).toEqual([]);
  });

  test('who subscribes while an event is told does not hear that one', () => {
    const { breaker } = closedScene();
    let late: string[] = [];
    const unsubscribe = breaker.on('transition', () => {
      unsubscribe();
      late = recordEdges(breaker);
    });
    breaker.forceOpen();
    breaker.reset();
    expect(late).toEqual(['forced-open>closed']);
  });

  test('one listener subscribed twice hears twice, and unsubscribes one at a time', () => {
    const { breaker } = closedScene();
    let heard = 0;
    const listener = (): number => heard++;
    const unsubscribe = breaker.on('transition', listener);
    breaker.on('transition', listener);
    breaker.forceOpen();
    unsubscribe();
    unsubscribe();
    breaker.reset();
    expect(heard).toBe(3);
  });
});
