import { CostEstimator, type PaidCallContext } from '../../src/index.js';
import { BROKEN_OFF, type costLab, pending } from '../cost/cost-lab.js';

/** How long a reservation lives in these tests. */
export const TTL_MS = 1_000;

/** What a call of these tests is expected to cost, and what it has told to have used. */
export const ESTIMATE = 0.8;
export const ESTIMATE_MICROS = 800_000;
export const USED = 0.3;
export const USED_MICROS = 300_000;

type Lab = ReturnType<typeof costLab>;

/** One call of `execute` in which the test decides what comes next. */
export function begun(
  { breaker, clock }: Lab,
  options: { timeoutMs?: number; actual?: (cost: number) => number } = {},
) {
  const caller = new AbortController();
  const work = pending<number>();
  const told: PaidCallContext[] = [];
  const answer = breaker.tryExecute(
    (context) => {
      told.push(context);
      return work.promise;
    },
    { estimate: ESTIMATE, signal: caller.signal, ...options },
  );
  return {
    answer,
    used: (total: number) => told[0]?.used(total),
    giveUp: () => {
      caller.abort(BROKEN_OFF);
    },
    passTime: () => {
      clock.advance(options.timeoutMs ?? 0);
    },
    resolve: (cost: number) => {
      work.resolve(cost);
      return turns();
    },
    reject: () => {
      work.reject(BROKEN_OFF);
      return turns();
    },
  };
}

/** Lets promises settle whose work has ended. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** Gives a chunk, and then ends, throws or says nothing for ever. */
export async function* chunksThen(end: 'end' | 'throw' | 'hang'): AsyncGenerator<number> {
  yield await Promise.resolve(USED);
  if (end === 'throw') throw BROKEN_OFF;
  if (end === 'hang') await pending<never>().promise;
}

/** Reads one chunk, and the next where there is one to come. */
export async function readOf(stream: AsyncGenerator<number>, reads: number): Promise<void> {
  for (let read = 0; read < reads; read++) await stream.next().catch(() => undefined);
}

/** An estimator that has seen nothing. */
export const blankEstimator = (): CostEstimator => new CostEstimator({ defaultEstimate: ESTIMATE });
