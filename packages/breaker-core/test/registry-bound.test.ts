import { describe, expect, test } from '@jest/globals';
import type { CircuitBreaker } from '../src/index.js';
import { deferred, failTimes } from './fixture.js';
import { getAll, keysOf, registryScene } from './registry-scene.js';

const IDLE_MS = 1_000;

describe('bounded: the closed one that was used longest ago goes first', () => {
  test.each([
    ['a b c d', 'b c d'],
    ['a b c a d', 'c a d'],
    ['a b c a b d e', 'b d e'],
  ])('after %s it keeps %s', (used, kept) => {
    const { registry } = registryScene();
    getAll(registry, used);
    expect(keysOf(registry)).toBe(kept);
  });

  test.each<[string, (breaker: CircuitBreaker) => void]>([
    [
      'open',
      (breaker): void => {
        failTimes(breaker, 1);
      },
    ],
    [
      'forced open',
      (breaker): void => {
        breaker.forceOpen();
      },
    ],
    [
      'forced closed',
      (breaker): void => {
        breaker.forceClose();
      },
    ],
    [
      'disabled',
      (breaker): void => {
        breaker.disable();
      },
    ],
    ['isolated', (breaker): void => void breaker.isolate()],
    [
      'in shadow mode',
      (breaker): void => {
        breaker.shadow();
      },
    ],
    ['in use', (breaker): void => void breaker.acquire()],
  ])('one that is %s is never evicted', (_, happen) => {
    const { registry } = registryScene();
    const kept = registry.get('kept');
    happen(kept);
    getAll(registry, 'a b c d e f g');
    expect(registry.get('kept')).toBe(kept);
    expect(registry.size).toBe(3);
  });

  test('nor is one whose call was given up and still runs', async () => {
    const { registry, clock } = registryScene();
    const kept = registry.get('kept');
    kept.configure({ trip: { kind: 'consecutive-failures', failures: 9 } });
    const work = deferred();
    const call = kept.tryExecute(() => work.promise, { timeoutMs: 5 });
    clock.advance(5);
    await call;
    getAll(registry, 'a b c');
    expect(registry.peek('kept')).toBe(kept);
    work.resolve('ended');
    await new Promise(setImmediate);
    getAll(registry, 'd e f');
    expect(registry.peek('kept')).toBeUndefined();
  });

  test('where every one is needed, a new key is refused, and an old one is not', () => {
    const { registry } = registryScene();
    for (const key of ['a', 'b', 'c']) registry.get(key).forceOpen();
    expect(() => registry.get('d')).toThrow(
      expect.objectContaining({ code: 'ERR_REGISTRY_FULL', key: 'd', maxBreakers: 3 }),
    );
    expect(keysOf(registry)).toContain('a');
    registry.get('b').reset();
    registry.get('d');
    expect([registry.peek('b'), registry.size]).toEqual([undefined, 3]);
  });

  test('one that went still works for whoever kept it', () => {
    const { registry } = registryScene();
    const gone = registry.get('gone');
    getAll(registry, 'a b c');
    expect(gone.executeSync(() => 'works')).toBe('works');
    expect(registry.get('gone')).not.toBe(gone);
  });

  test('a hundred thousand keys: never more than there is room for, and the open ones stay (F26)', () => {
    const { registry } = registryScene({ maxBreakers: 100 });
    const open = Array.from({ length: 50 }, (_, index) => registry.get(`open ${index}`));
    for (const breaker of open) failTimes(breaker, 1);
    let most = 0;
    for (let key = 0; key < 100_000; key++) {
      registry.get(String(key));
      most = Math.max(most, registry.size);
    }
    expect(most).toBe(100);
    expect(open.map((_, index) => registry.peek(`open ${index}`))).toEqual(open);
  });
});

describe('idle breakers go', () => {
  test('when a new key is asked for, and not before they have been idle for so long', () => {
    const { registry, clock } = registryScene({ idleMs: IDLE_MS, maxBreakers: 100 });
    getAll(registry, 'a b');
    clock.advance(IDLE_MS - 1);
    getAll(registry, 'b c');
    expect(keysOf(registry)).toBe('a b c');
    clock.advance(1);
    registry.get('d');
    expect(keysOf(registry)).toBe('b c d');
  });

  test('but no open one', () => {
    const { registry, clock } = registryScene({ idleMs: IDLE_MS });
    failTimes(registry.get('open'), 1);
    registry.get('closed');
    clock.advance(IDLE_MS * 100);
    registry.get('new');
    expect(keysOf(registry).split(' ').sort()).toEqual(['new', 'open']);
  });

  test('no timer waits for it', () => {
    const { registry, clock } = registryScene({ idleMs: IDLE_MS });
    getAll(registry, 'a b c d e');
    expect(clock.timers).toBe(0);
  });
});
