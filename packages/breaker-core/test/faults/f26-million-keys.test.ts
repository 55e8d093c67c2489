import { describe, expect, test } from '@jest/globals';
import {
  BreakerRegistry,
  type BreakerRegistryOptions,
  type CircuitBreaker,
  type CircuitBreakerOptions,
} from '../../src/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { codeOf, DEADLINE_MS, failTimes, OPEN_MS, succeedTimes } from '../fixture.js';
import { runsToItsEnd } from './lone-process.js';

const KEYS = 1_000_000;
const ROOM = 1_000;
/** Room in a registry that is filled again and again. */
const LITTLE_ROOM = 100;
/** A million breakers are made meanwhile: some ten seconds, more on a busy machine. */
const MILLION_PATIENCE_MS = 180_000;

function registryOf(options: BreakerRegistryOptions = {}): {
  registry: BreakerRegistry;
  clock: ManualClock;
} {
  const clock = new ManualClock();
  const optionsFor = (name: string): CircuitBreakerOptions => ({
    name,
    clock,
    trip: { kind: 'consecutive-failures', failures: 1 },
    openDurationMs: OPEN_MS,
    trialDeadlineMs: DEADLINE_MS,
  });
  const registry = new BreakerRegistry({ maxBreakers: LITTLE_ROOM, clock, optionsFor, ...options });
  return { registry, clock };
}

/** Ways to make a breaker needed. */
const NEEDED: Record<string, (breaker: CircuitBreaker) => void> = {
  open: (breaker) => {
    failTimes(breaker, 1);
  },
  'forced open': (breaker) => {
    breaker.forceOpen();
  },
  'forced closed': (breaker) => {
    breaker.forceClose();
  },
  disabled: (breaker) => {
    breaker.disable();
  },
  isolated: (breaker) => {
    breaker.isolate();
  },
  'in shadow mode': (breaker) => {
    breaker.shadow();
  },
  'with a call in flight': (breaker) => {
    breaker.acquire();
  },
  'with work in flight that its caller gave up': (breaker) => {
    const caller = new AbortController();
    void breaker.tryExecute(() => new Promise(() => undefined), { signal: caller.signal });
    caller.abort();
  },
};

/** Asks for so many keys that nobody asked for before. */
function pass(registry: BreakerRegistry, keys: number): void {
  for (let key = 0; key < keys; key++) registry.get(`passing ${key}`).acquire().success();
}

describe('F26: a million keys: a bounded registry, which never evicts an open breaker', () => {
  test(
    'a million keys, a thousand breakers, and the open one among them',
    async () => {
      const script = `
      const trip = { kind: 'consecutive-failures', failures: 1 };
      const optionsFor = (name) => ({ name, trip });
      const registry = new BreakerRegistry({ maxBreakers: ${String(ROOM)}, optionsFor });
      const open = registry.get('open');
      open.acquire().failure();
      let largest = 0;
      for (let key = 0; key < ${String(KEYS)}; key++) {
        registry.get(String(key));
        largest = Math.max(largest, registry.size);
      }
      assert.equal(largest, ${String(ROOM)});
      assert.equal(registry.peek('open'), open);
      assert.equal(open.state, 'open');
    `;
      await expect(runsToItsEnd(script, MILLION_PATIENCE_MS)).resolves.toBe('ended');
    },
    MILLION_PATIENCE_MS,
  );

  test.each(Object.keys(NEEDED))('one that is %s stays while thousands pass', (how) => {
    const { registry } = registryOf();
    const breaker = registry.get('needed');
    NEEDED[how]?.(breaker);
    pass(registry, 20 * LITTLE_ROOM);
    expect([registry.get('needed') === breaker, registry.size]).toEqual([true, LITTLE_ROOM]);
  });

  test.each(Object.keys(NEEDED))('nor does idle time evict one that is %s', (how) => {
    const { registry, clock } = registryOf({ idleMs: 10 });
    const breaker = registry.get('needed');
    NEEDED[how]?.(breaker);
    registry.get('idle');
    clock.advance(10);
    registry.get('new');
    expect([...registry.entries()].map(([key]) => key).sort()).toEqual(['needed', 'new']);
  });

  test('half-open and recovering are not closed either', () => {
    const recovery = { kind: 'successes', startShare: 0.5, successes: 10 } as const;
    const clock = new ManualClock();
    const { registry } = registryOf({
      clock,
      optionsFor: (name) => ({
        name,
        clock,
        recovery,
        openDurationMs: OPEN_MS,
        trip: { kind: 'consecutive-failures', failures: 1 },
      }),
    });
    for (const key of ['half-open', 'recovering']) failTimes(registry.get(key), 1);
    clock.advance(OPEN_MS);
    registry.get('half-open').acquire().ignore();
    registry.get('recovering').acquire().success();
    pass(registry, 2 * LITTLE_ROOM);
    expect(['half-open', 'recovering'].map((key) => registry.peek(key)?.state)).toEqual([
      'half-open',
      'recovering',
    ]);
  });

  test('once it has recovered, it may go like any other', () => {
    const { registry, clock } = registryOf();
    const breaker = registry.get('once open');
    failTimes(breaker, 1);
    pass(registry, LITTLE_ROOM);
    clock.advance(OPEN_MS);
    succeedTimes(breaker, 1);
    pass(registry, 2 * LITTLE_ROOM);
    expect(registry.peek('once open')).toBe(undefined);
  });

  test('what goes is what was used longest ago', () => {
    const { registry } = registryOf({ maxBreakers: 3 });
    for (const key of ['a', 'b', 'c', 'a']) registry.get(key);
    registry.peek('b');
    registry.get('d');
    expect([...registry.entries()].map(([key]) => key)).toEqual(['c', 'a', 'd']);
  });

  test('when all are needed there is no room: said so, and none is lost', () => {
    const { registry } = registryOf({ maxBreakers: 3 });
    for (const key of ['a', 'b', 'c']) failTimes(registry.get(key), 1);
    for (let attempt = 0; attempt < 10; attempt++) {
      expect(codeOf(() => registry.get('d'))).toBe('ERR_REGISTRY_FULL');
    }
    expect(registry.states().map(({ key, state }) => [key, state])).toEqual([
      ['a', 'open'],
      ['b', 'open'],
      ['c', 'open'],
    ]);
    expect(registry.delete('a')).toBe(true);
    expect(registry.get('d').state).toBe('closed');
  });

  test('options that are refused leave no trace, and evict nobody for good', () => {
    const { registry } = registryOf({
      maxBreakers: 3,
      optionsFor: (name) => ({ name, halfOpenTrials: name === 'bad' ? 0 : 1 }),
    });
    for (const key of ['a', 'b']) registry.get(key);
    expect(codeOf(() => registry.get('bad'))).toBe('ERR_INVALID_OPTIONS');
    expect([...registry.entries()].map(([key]) => key)).toEqual(['a', 'b']);
  });

  test('keys that are names of what every object has are keys like others', () => {
    const { registry } = registryOf();
    const keys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    for (const key of keys) failTimes(registry.get(key), 1);
    expect(registry.states().map(({ key }) => key)).toEqual(keys);
  });
});
