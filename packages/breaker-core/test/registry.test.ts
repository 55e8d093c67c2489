import { describe, expect, test } from '@jest/globals';
import { BreakerRegistry, type BreakerRegistryOptions } from '../src/index.js';
import { boom, codeOf, fail, failTimes, never } from './fixture.js';
import { getAll, keysOf, registryScene } from './registry-scene.js';

describe('a breaker for each key, made on demand', () => {
  test('the same for the same key', () => {
    const { registry } = registryScene();
    expect(registry.get('a')).toBe(registry.get('a'));
    expect(registry.get('b')).not.toBe(registry.get('a'));
    expect(registry.size).toBe(2);
  });

  test('named by its key, unless optionsFor names it otherwise', () => {
    expect(new BreakerRegistry().get('a.example').name).toBe('a.example');
    const { registry } = registryScene({ optionsFor: (key) => ({ name: `host ${key}` }) });
    expect(registry.get('a').name).toBe('host a');
  });

  test('optionsFor is asked once for each', () => {
    const asked: string[] = [];
    const { registry } = registryScene({ optionsFor: (key) => ({ name: (asked.push(key), key) }) });
    getAll(registry, 'a b a a b');
    expect(asked).toEqual(['a', 'b']);
  });

  test('one that cannot be made is not kept', () => {
    const { registry } = registryScene({
      optionsFor: (name) => (name === 'a' ? fail() : { name: '' }),
    });
    expect(() => registry.get('a')).toThrow(boom);
    expect(codeOf(() => registry.get('b'))).toBe('ERR_INVALID_OPTIONS');
    expect(registry.size).toBe(0);
  });

  test('peek makes none, and is no use', () => {
    const { registry } = registryScene();
    getAll(registry, 'a b');
    expect([registry.peek('a'), registry.peek('x')]).toEqual([registry.get('a'), undefined]);
    getAll(registry, 'b');
    registry.peek('a');
    expect(keysOf(registry)).toBe('a b');
  });
});

describe('for a health endpoint', () => {
  test('states() tells key, state and counts of all', () => {
    const { registry } = registryScene();
    failTimes(registry.get('a'), 1);
    registry.get('b').executeSync(() => 1);
    expect(registry.states()).toMatchObject([
      { key: 'a', state: 'open', counts: { failed: 1 } },
      { key: 'b', state: 'closed', counts: { succeeded: 1 } },
    ]);
  });
});

describe('breakers may be thrown away', () => {
  test('delete disposes of one, whatever its state, and says whether there was one', () => {
    const { registry } = registryScene();
    const gone = registry.get('a');
    gone.forceOpen();
    expect([registry.delete('a'), registry.delete('a'), registry.size]).toEqual([true, false, 0]);
    expect(codeOf(() => gone.acquire())).toBe('ERR_DISPOSED');
    expect(registry.get('a').state).toBe('closed');
  });

  test('dispose disposes of all', () => {
    const { registry } = registryScene();
    const all = ['a', 'b', 'c'].map((key) => registry.get(key));
    registry.dispose();
    const codes = all.map((breaker) => codeOf(() => breaker.acquire()));
    expect([codes, registry.size]).toEqual([all.map(() => 'ERR_DISPOSED'), 0]);
  });
});

describe('its options are checked as a whole', () => {
  test.each<[string, unknown[]]>([
    ['maxBreakers', [0, 1.5, NaN, Infinity, '5', null, 1_000_001]],
    ['idleMs', [0, -1, NaN, Infinity, '5', null]],
    ['optionsFor', [null, {}, 'name']],
    ['clock', [null, {}, { nowMs: 5 }]],
    ['maxBreaker', [5]],
  ])('%s', (option, values) => {
    for (const value of values) {
      const make = (): unknown => new BreakerRegistry({ [option]: value });
      expect(make).toThrow(
        expect.objectContaining({
          code: 'ERR_INVALID_OPTIONS',
          violations: [expect.objectContaining({ option, value })],
        }),
      );
    }
  });

  test('and all mistakes told at once', () => {
    const options = { maxBreakers: 0, idleMs: 0, clock: 5, optionsFor: 5, what: never };
    const make = (): unknown => new BreakerRegistry(options as unknown as BreakerRegistryOptions);
    expect(make).toThrow(/5 invalid option/);
  });
});
