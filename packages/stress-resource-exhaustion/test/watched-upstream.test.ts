import { expect, test } from '@jest/globals';
import { CountedUpstream } from '../src/counted-upstream.js';
import { WatchedUpstream } from '../src/watched-upstream.js';

const fault = new Error('scripted');
const trip = {
  kind: 'rate',
  failureRateThreshold: 0.5,
  minimumCalls: 2,
  windowMs: 1_000,
} as const;

class Scripted extends CountedUpstream {
  outcome: () => Promise<void> = () => Promise.reject(fault);

  isFault(error: unknown): boolean {
    return error === fault;
  }

  protected override prepare(): () => Promise<void> {
    return () => this.outcome();
  }
}

function watched() {
  const inner = new Scripted();
  const state = { isClosed: true, generation: 0 };
  const view = { isClosed: () => state.isClosed, generation: () => state.generation };
  return { inner, state, upstream: new WatchedUpstream(inner, { trip, view }) };
}

const fails = (upstream: WatchedUpstream) => upstream.call().catch(() => undefined);

test('says by which of the failures the breaker must open', async () => {
  const { upstream } = watched();
  for (let call = 0; call < 4; call++) await fails(upstream);
  expect(upstream.failuresDueIn(0)).toBe(2);
});

test('tells it to the failure when many fail in one turn', async () => {
  const { upstream } = watched();
  await Promise.all(Array.from({ length: 50 }, () => fails(upstream)));
  expect([upstream.failed, upstream.failuresDueIn(0)]).toEqual([50, 2]);
});

test('a failure that was admitted before a transition decides nothing after it', async () => {
  const { inner, state, upstream } = watched();
  let fail: () => void = () => undefined;
  inner.outcome = () =>
    new Promise(
      (_, reject) =>
        (fail = () => {
          reject(fault);
        }),
    );
  const late = fails(upstream);
  state.generation = 3;
  fail();
  await late;
  inner.outcome = () => Promise.reject(fault);
  await fails(upstream);
  expect(upstream.failuresDueIn(3)).toBeUndefined();
  await fails(upstream);
  expect(upstream.failuresDueIn(3)).toBe(3);
});

test('what is admitted while the breaker is not closed decides nothing', async () => {
  const { state, upstream } = watched();
  state.isClosed = false;
  for (let call = 0; call < 4; call++) await fails(upstream);
  expect(upstream.failuresDueIn(0)).toBeUndefined();
});

test('of another generation nothing is known', async () => {
  const { upstream } = watched();
  for (let call = 0; call < 4; call++) await fails(upstream);
  expect(upstream.failuresDueIn(1)).toBeUndefined();
});
