import type { PaidCallContext } from '../../src/index.js';
import { BROKEN_OFF, costLab } from '../cost/cost-lab.js';
import { chunksThen, ESTIMATE, readOf, USED } from './ended-calls.js';

type BrokenLab = ReturnType<typeof brokenLab>;

/** A breaker whose calls of the scope `key` are charged to four budgets. */
export const brokenLab = () =>
  costLab({
    dailyCap: 1,
    monthlyCap: 10,
    scopes: [
      { name: 'team', budgets: [{ per: { rollingMs: 3_600_000 }, cap: 5 }] },
      { name: 'key', parent: 'team', budgets: [{ per: 'hour', cap: 5 }] },
    ],
  });

/** Has used half-way. */
export const half = ({ used }: PaidCallContext): void => {
  used(USED);
};
const call = { estimate: ESTIMATE, scope: 'key' };
const byChunk = { ...call, costOf: (cost: number) => cost };

/** Ways to break off a call that has told to have used $0.30 of the $0.80 it was estimated at. */
export const BREAKS: Record<string, (at: BrokenLab) => Promise<unknown>> = {
  'it throws': ({ breaker }) =>
    breaker.tryExecute((context) => {
      half(context);
      throw BROKEN_OFF;
    }, call),
  'it rejects': ({ breaker }) =>
    breaker.tryExecute((context) => {
      half(context);
      return Promise.reject(BROKEN_OFF);
    }, call),
  'its caller gives it up': async ({ breaker }) => {
    const caller = new AbortController();
    const answer = breaker.tryExecute(untilAborted, { ...call, signal: caller.signal });
    caller.abort(BROKEN_OFF);
    await answer;
  },
  'its time is over': async ({ breaker, clock }) => {
    const answer = breaker.tryExecute(untilAborted, { ...call, timeoutMs: 100 });
    clock.advance(100);
    await answer;
  },
  'the reader of a stream leaves': async ({ breaker }) => {
    const stream = breaker.stream(() => chunksThen('end'), byChunk);
    await readOf(stream, 1);
    await stream.return();
  },
  'the source of a stream fails': ({ breaker }) =>
    readOf(
      breaker.stream(() => chunksThen('throw'), byChunk),
      2,
    ),
  'the signal of a stream is aborted': async ({ breaker }) => {
    const caller = new AbortController();
    const options = { ...byChunk, signal: caller.signal };
    const stream = breaker.stream(() => chunksThen('hang'), options);
    await readOf(stream, 1);
    const hanging = readOf(stream, 1);
    caller.abort(BROKEN_OFF);
    await hanging;
  },
  'a stream tells by `used`, and fails': ({ breaker }) => {
    const source = (context: PaidCallContext): AsyncGenerator<number> => {
      half(context);
      return chunksThen('throw');
    };
    return readOf(breaker.stream(source, call), 2);
  },
  'a stream tells by `used`, and fails before its first chunk': ({ breaker }) => {
    const source = (context: PaidCallContext): Promise<AsyncGenerator<number>> => {
      half(context);
      return Promise.reject(BROKEN_OFF);
    };
    return readOf(breaker.stream(source, call), 1);
  },
  'it is settled by hand': ({ breaker }) => {
    const { estimate, ...options } = call;
    breaker.reserve(estimate, options).commit(USED);
    return Promise.resolve();
  },
};

/** Work that does as it is told by its signal. */
function untilAborted(context: PaidCallContext): Promise<never> {
  half(context);
  return new Promise((_, reject) => {
    context.signal.addEventListener('abort', () => {
      reject(BROKEN_OFF);
    });
  });
}
