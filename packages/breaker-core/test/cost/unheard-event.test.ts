import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { describe, expect, test } from '@jest/globals';
import { CostEventHub } from '../../src/cost/cost-event-hub.js';

const nothing = (): void => undefined;

describe('where nobody listens, no event has to be made', () => {
  test('until the first listener comes, and after the last has left', () => {
    const hub = new CostEventHub('a');
    expect(hub.hears('released')).toBe(false);
    const offs = [hub.on('released', nothing), hub.on('released', nothing)];
    expect([hub.hears('released'), hub.hears('committed')]).toEqual([true, false]);
    offs[0]?.();
    offs[0]?.();
    expect(hub.hears('released')).toBe(true);
    offs[1]?.();
    expect(hub.hears('released')).toBe(false);
  });

  test('unless its channel is watched', () => {
    const hub = new CostEventHub('a');
    subscribe('breaker-lab:cost:released', nothing);
    expect([hub.hears('released'), hub.hears('committed')]).toEqual([true, false]);
    unsubscribe('breaker-lab:cost:released', nothing);
    expect(hub.hears('released')).toBe(false);
  });
});
