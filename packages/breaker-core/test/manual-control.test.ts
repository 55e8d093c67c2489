import { describe, expect, test } from '@jest/globals';
import {
  admittedOf,
  closedScene,
  codeOf,
  dueScene,
  failTimes,
  OPEN_MS,
  openScene,
  recordEdges,
} from './fixture.js';

describe('manual control beats automatics', () => {
  test('forced open, it rejects everything for however long', () => {
    const { breaker, clock } = closedScene();
    breaker.forceOpen();
    clock.advance(OPEN_MS * 1_000);
    expect([admittedOf(breaker, 10), breaker.state]).toEqual([0, 'forced-open']);
  });

  test('forcing an open breaker open does not shorten anything: its time no longer ends it', () => {
    const { breaker, clock } = openScene();
    breaker.forceOpen();
    clock.advance(OPEN_MS);
    expect(admittedOf(breaker, 1)).toBe(0);
  });

  test('disabled, it admits everything, counts it, and never opens', () => {
    const { breaker } = closedScene();
    breaker.disable();
    failTimes(breaker, 100);
    expect(breaker.state).toBe('disabled');
    expect(breaker.counts).toMatchObject({ admitted: 100, failed: 100, rejected: 0 });
  });

  test('forced closed, it admits everything, counts it, and never opens', () => {
    const { breaker, clock } = openScene({ slowCallDurationMs: 10 });
    breaker.forceClose();
    const slow = breaker.acquire();
    clock.advance(10);
    failTimes(breaker, 100);
    slow.success();
    expect(breaker.state).toBe('forced-closed');
    expect(breaker.counts).toMatchObject({ admitted: 103, failed: 102, rejected: 0 });
  });

  test.each(['forceClose', 'disable'] as const)('%s is for good, not for a while', (method) => {
    const { breaker, clock } = openScene();
    breaker[method]();
    clock.advance(OPEN_MS * 1_000);
    expect(admittedOf(breaker, 10)).toBe(10);
    breaker.reset();
    expect(breaker.state).toBe('closed');
  });

  test('calls that were admitted under another hand are late', () => {
    const { breaker } = closedScene();
    const steps = ['forceClose', 'disable', 'shadow', 'forceOpen', 'reset'] as const;
    for (const step of steps) {
      const permit = codeOf(() => breaker.acquire()) === 'none' ? breaker.acquire() : undefined;
      breaker[step]();
      permit?.failure();
    }
    expect(breaker.counts).toMatchObject({ late: 4, failed: 0 });
  });

  test('failures while disabled are unknown to the closed state after it', () => {
    const { breaker } = closedScene();
    breaker.disable();
    failTimes(breaker, 100);
    breaker.reset();
    failTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test('a reset leaves an empty window, also when it was closed already', () => {
    const { breaker } = closedScene();
    failTimes(breaker, 1);
    breaker.reset();
    failTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test.each([openScene, dueScene])('a reset ends an open period', (scene) => {
    const { breaker } = scene();
    breaker.reset();
    expect([breaker.state, admittedOf(breaker, 10)]).toEqual(['closed', 10]);
  });

  test('forceOpen(); reset(); leaves nothing behind that moves the state later (F10)', () => {
    const { breaker, clock } = openScene();
    const edges = recordEdges(breaker);
    breaker.forceOpen();
    breaker.reset();
    clock.advance(OPEN_MS * 10);
    expect(admittedOf(breaker, 10)).toBe(10);
    expect(edges).toEqual(['open>forced-open', 'forced-open>closed']);
  });

  test('what is so already is no transition', () => {
    const { breaker } = closedScene();
    const edges = recordEdges(breaker);
    breaker.forceOpen();
    breaker.forceOpen();
    breaker.disable();
    breaker.disable();
    breaker.forceClose();
    breaker.forceClose();
    expect(edges).toEqual(['closed>forced-open', 'forced-open>disabled', 'disabled>forced-closed']);
  });
});
