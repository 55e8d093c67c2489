import { describe, expect, test } from '@jest/globals';
import type { BudgetStore } from '../../src/index.js';
import { BROKEN_OFF, codeOf, daily, pending } from '../cost/cost-lab.js';
import { begun, chunksThen, ESTIMATE, TTL_MS, turns } from './ended-calls.js';
import { type EndingLab, endingLab, ENDINGS, thrown } from './paid-endings.js';

const store = (hold: BudgetStore['hold']): BudgetStore => ({ hold, post: () => undefined });

/** The same where the store has the last word. */
const STORED: Record<string, [BudgetStore['hold'], (at: EndingLab) => Promise<unknown>]> = {
  'the store throws': [thrown, (at) => begun(at).answer.catch(codeOf)],
  'the store rejects': [() => Promise.reject(BROKEN_OFF), (at) => begun(at).answer.catch(codeOf)],
  'the store talks nonsense': [() => ({}) as never, (at) => begun(at).answer.catch(codeOf)],
  'the store hangs, and the call is given up': [
    () => pending<never>().promise,
    async (at) => {
      const call = begun(at);
      call.giveUp();
      at.clock.advance(TTL_MS / 2);
      await turns();
    },
  ],
  'the store cannot answer at once': [
    () => pending<never>().promise,
    ({ breaker }) => Promise.resolve(codeOf(() => breaker.reserve(0.8))),
  ],
};

describe('F32: a reservation ends once: commit, release or expiry', () => {
  test.each(Object.entries(ENDINGS))('%s', async (_, [end, chargedMicros, act]) => {
    const at = endingLab();
    await act(at);
    await turns();
    at.clock.advance(TTL_MS);
    const { usage } = at.breaker;
    const ends = { committed: 0, released: 0, expired: 0, [end]: 1 };
    expect(usage).toMatchObject({ ...ends, admitted: 1, liveReservations: 0 });
    expect(daily(at.breaker)).toMatchObject({ committedMicros: chargedMicros, reservedMicros: 0 });
    at.clock.advance(100 * TTL_MS);
    expect(at.breaker.usage).toEqual(usage);
  });

  test.each(Object.entries(STORED))('at no cost when %s', async (_, [hold, act]) => {
    const at = endingLab({ store: store(hold), storeTimeoutMs: TTL_MS / 2 });
    await act(at);
    await turns();
    expect(at.breaker.usage).toMatchObject({ admitted: 1, released: 1, liveReservations: 0 });
    expect(at.ends).toEqual(['1 released']);
    at.clock.advance(TTL_MS);
    expect(daily(at.breaker)).toMatchObject({ committedMicros: 0, reservedMicros: 0 });
  });

  test('a call that is given up before it began has none, and does not run', async () => {
    const { breaker } = endingLab({ circuit: {} });
    let runs = 0;
    const source = () => {
      runs += 1;
      return chunksThen('end');
    };
    const call = { estimate: ESTIMATE, signal: AbortSignal.abort(BROKEN_OFF) };
    await expect(breaker.execute(source, call)).rejects.toBe(BROKEN_OFF);
    await expect(breaker.stream(source, call).next()).rejects.toBe(BROKEN_OFF);
    expect([runs, breaker.usage.admitted, breaker.circuit.counts.admitted]).toEqual([0, 0, 0]);
  });

  test('1,000 calls at once that end in every way: each is told once, and the sums are right', async () => {
    const at = endingLab({ dailyCap: 1_000, reservationTtlMs: 3_600_000 });
    const ways = Object.values(ENDINGS).filter(([, , act]) => !String(act).includes('dispose'));
    const begunWays = Array.from({ length: 1_000 }, (_, call) => ways[call % ways.length]);
    await Promise.all(begunWays.map(async (way) => way?.[2](at)));
    await turns();
    at.clock.advance(3_600_000);
    const chargedMicros = begunWays.reduce((sum, way) => sum + (way?.[1] ?? 0), 0);
    expect(daily(at.breaker)).toMatchObject({ committedMicros: chargedMicros, reservedMicros: 0 });
    const { admitted, committed, released, expired } = at.breaker.usage;
    expect([admitted, committed + released + expired]).toEqual([1_000, 1_000]);
    const ids = new Set(at.ends.map((end) => end.split(' ')[0]));
    expect([ids.size, at.ends.length]).toEqual([1_000, 1_000]);
  });
});
