import { describe, expect, test } from '@jest/globals';
import { boom, closedScene, codeOf, never, openScene } from './fixture.js';

/** Compiles only where both types are the same. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

interface Greeter {
  readonly word: string;
}

function greet(this: Greeter, name: string, marks = 1): string {
  return `${this.word} ${name}${'!'.repeat(marks)}`;
}

describe('wrap: the same function, always guarded', () => {
  test('it takes the same arguments, and hands on this', async () => {
    const { breaker } = closedScene();
    const greeter = { word: 'hello', guarded: breaker.wrap(greet) };
    await expect(greeter.guarded('you')).resolves.toBe('hello you!');
    await expect(greeter.guarded('you', 3)).resolves.toBe('hello you!!!');
    expect(breaker.counts.succeeded).toBe(2);
  });

  test('the compiler knows arguments and result, a promise’s once', async () => {
    const { breaker } = closedScene();
    const plain = breaker.wrap((a: number, b?: string) => ({ a, b }));
    const later = breaker.wrap(async (a: number) => Promise.resolve(a));
    const isPlain: Same<
      ReturnType<typeof plain>,
      Promise<{ a: number; b: string | undefined }>
    > = true;
    const isLater: Same<ReturnType<typeof later>, Promise<number>> = true;
    const takes: Same<Parameters<typeof plain>, [a: number, b?: string | undefined]> = true;
    await expect(Promise.all([plain(1, 'b'), later(2)])).resolves.toEqual([{ a: 1, b: 'b' }, 2]);
    expect([isPlain, isLater, takes]).toEqual([true, true, true]);
  });

  test('turned away, it rejects and never throws, and the function is not called', async () => {
    const { breaker } = openScene();
    let calls = 0;
    const guarded = breaker.wrap(() => calls++);
    await expect(guarded()).rejects.toMatchObject({ code: 'ERR_CIRCUIT_OPEN' });
    expect(calls).toBe(0);
  });

  test('its errors come as they are', async () => {
    const { breaker } = closedScene();
    const guarded = breaker.wrap((): never => {
      throw boom;
    });
    await expect(guarded()).rejects.toBe(boom);
    expect(breaker.counts.failed).toBe(1);
  });

  test('its options hold for every call', async () => {
    const { breaker, clock } = closedScene();
    const guarded = breaker.wrap(never, { timeoutMs: 100 });
    const calls = [guarded(), guarded()].map((call) => call.catch(codeOfError));
    clock.advance(100);
    await expect(Promise.all(calls)).resolves.toEqual(['ERR_CALL_TIMEOUT', 'ERR_CALL_TIMEOUT']);
  });

  test('what is no function, or an impossible option, is refused when it is wrapped', () => {
    const { breaker } = closedScene();
    expect(codeOf(() => breaker.wrap('fn' as unknown as () => string))).toBe('ERR_INVALID_CALL');
    expect(codeOf(() => breaker.wrap(never, { timeoutMs: -1 }))).toBe('ERR_INVALID_CALL');
  });
});

const codeOfError = (error: unknown): string => (error as { code: string }).code;
