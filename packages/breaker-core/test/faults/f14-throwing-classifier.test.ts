import { describe, expect, test } from '@jest/globals';
import type { CircuitBreakerOptions } from '../../src/index.js';
import { boom, closedScene, codeOf, dueScene, fail, succeed, type Scene } from '../fixture.js';

type Classify = NonNullable<CircuitBreakerOptions['classify']>;

const BROKEN: Record<string, () => unknown> = {
  throws: () => {
    throw new Error('classifier');
  },
  'throws nothing at all': () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what users' code may do
    throw undefined;
  },
  'answers nothing': () => undefined,
  'answers true': () => true,
  'answers with an unknown word': () => 'slow',
  'answers with a promise that rejects': () => Promise.reject(boom),
  'answers with an outcome of no kind': () => ({ outcome: 'toString' }),
  'answers with a class that is no string': () => ({ outcome: 'ignored', errorClass: 5 }),
  'answers with a negative delay': () => ({ outcome: 'ignored', retryAfterMs: -1 }),
  'answers with a delay of NaN': () => ({ outcome: 'ignored', retryAfterMs: NaN }),
  'answers with an outcome that cannot be read': () =>
    Object.defineProperty({}, 'outcome', { get: fail }),
};

const later = (error: Error): Promise<never> => Promise.resolve().then(() => Promise.reject(error));

describe.each(Object.keys(BROKEN))('F14: a classifier that %s counts as one failure', (what) => {
  const broken = BROKEN[what] as Classify;
  const scene = (): Scene => closedScene({ classify: broken });

  test.each<[string, (scene: Scene) => Promise<unknown>]>([
    ['execute', ({ breaker }) => breaker.execute(() => later(boom))],
    ['execute, thrown at once', ({ breaker }) => breaker.execute(fail)],
    [
      'execute with a timeout',
      ({ breaker }) => breaker.execute(() => later(boom), { timeoutMs: 10 }),
    ],
    ['wrap', ({ breaker }) => breaker.wrap(() => later(boom))()],
    ['executeSync', ({ breaker }) => Promise.resolve().then(() => breaker.executeSync(fail))],
    [
      'tryExecute',
      async ({ breaker }) => {
        const result = await breaker.tryExecute(() => later(boom));
        throw result.status === 'failed' ? result.error : new Error(result.status);
      },
    ],
  ])('%s settles, with the error of the call', async (_, call) => {
    const made = scene();
    await expect(call(made)).rejects.toBe(boom);
    expect(made.breaker.counts).toMatchObject({ failed: 1, inFlight: 0, observerErrors: 1 });
  });

  test('so does a permit', () => {
    const { breaker } = scene();
    breaker.acquire().failure(boom);
    expect(breaker.counts).toMatchObject({ failed: 1, inFlight: 0, observerErrors: 1 });
  });

  test('two of them trip a breaker that opens at two', () => {
    const { breaker } = scene();
    for (let call = 0; call < 2; call++) codeOf(() => breaker.executeSync(fail));
    expect(breaker.state).toBe('open');
  });

  test('as a trial, it reopens', () => {
    const { breaker } = dueScene({ classify: broken });
    codeOf(() => breaker.executeSync(fail));
    expect([breaker.state, breaker.counts.inFlight]).toEqual(['open', 0]);
  });

  test('one that looks at results does the same to a success, whose caller gets it', async () => {
    const { breaker } = closedScene({ classifyResult: broken });
    await expect(breaker.execute(succeed)).resolves.toBe('fine');
    expect(breaker.executeSync(succeed)).toBe('fine');
    expect(breaker.counts).toMatchObject({ failed: 2, inFlight: 0, observerErrors: 2 });
    expect(breaker.state).toBe('open');
  });
});
