import type { CostBreakerOptions } from '../../src/index.js';
import { BROKEN_OFF, costLab } from '../cost/cost-lab.js';
import { begun, chunksThen, ESTIMATE, readOf, TTL_MS, turns, USED } from './ended-calls.js';

export type EndingLab = ReturnType<typeof endingLab>;
type End = 'committed' | 'released' | 'expired';

const AS_READ = { actual: (cost: number) => cost };
const BY_CHUNK = { estimate: ESTIMATE, costOf: (cost: number) => cost };

/** A breaker, and what it tells of ends: `1 committed`, `2 released late`. */
export function endingLab(options: CostBreakerOptions = {}) {
  const made = costLab({ dailyCap: 100, reservationTtlMs: TTL_MS, circuit: false, ...options });
  const ends: string[] = [];
  for (const event of ['committed', 'released', 'expired'] as const) {
    made.breaker.on(event, (told) => {
      const late = 'late' in told && told.late;
      ends.push(`${told.reservationId} ${event}${late ? ' late' : ''}`);
    });
  }
  return { ...made, ends };
}

const thenable = (settle: PromiseLike<number>['then']) => ({ then: settle }) as Promise<number>;

/** How a call may end: what becomes of its money, and what it is charged, in micro-units. */
export const ENDINGS: Record<string, [End, number, (at: EndingLab) => Promise<unknown>]> = {
  'it returns': [
    'committed',
    800_000,
    ({ breaker }) => breaker.execute(() => 1, { estimate: 0.8 }),
  ],
  'it resolves': ['committed', 300_000, (at) => begun(at, AS_READ).resolve(0.3)],
  'it throws': ['released', 0, ({ breaker }) => breaker.tryExecute(thrown, { estimate: 0.8 })],
  'it rejects': ['released', 0, (at) => begun(at).reject()],
  'it rejects, having told what it used': ['committed', 300_000, (at) => toldThen(at, 'reject')],
  'its actual cost cannot be read': [
    'committed',
    800_000,
    (at) => begun(at, { actual: thrown }).resolve(0.3),
  ],
  'it is a thenable that settles three times': [
    'committed',
    200_000,
    ({ breaker }) =>
      breaker.execute(() => thenable(settledThrice), { estimate: 0.8, actual: () => 0.2 }),
  ],
  'it is given up, then rejects': ['released', 0, (at) => givenUpThen(at, 'reject')],
  'it is given up, then resolves': ['committed', 300_000, (at) => givenUpThen(at, 'resolve')],
  'it is given up, and never ends': ['expired', 800_000, (at) => givenUpThen(at, 'hang')],
  'it times out, then rejects': ['released', 0, (at) => timedOutThen(at, 'reject')],
  'it times out, then resolves': ['committed', 300_000, (at) => timedOutThen(at, 'resolve')],
  'it times out, and never ends': ['expired', 800_000, (at) => timedOutThen(at, 'hang')],
  'it never ends': [
    'expired',
    800_000,
    (at) => {
      begun(at);
      return turns();
    },
  ],
  'the breaker is disposed of meanwhile': [
    'committed',
    300_000,
    (at) => {
      const call = begun(at, AS_READ);
      at.breaker.dispose();
      return call.resolve(0.3);
    },
  ],
  'a stream comes to its end': [
    'committed',
    300_000,
    ({ breaker }) =>
      readOf(
        breaker.stream(() => chunksThen('end'), BY_CHUNK),
        2,
      ),
  ],
  'a stream throws': [
    'committed',
    300_000,
    ({ breaker }) =>
      readOf(
        breaker.stream(() => chunksThen('throw'), BY_CHUNK),
        2,
      ),
  ],
  'a stream throws before its first chunk': [
    'released',
    0,
    ({ breaker }) =>
      readOf(
        breaker.stream(() => Promise.reject(BROKEN_OFF), BY_CHUNK),
        1,
      ),
  ],
  'the reader of a stream leaves': [
    'committed',
    300_000,
    async ({ breaker }) => {
      const stream = breaker.stream(() => chunksThen('hang'), BY_CHUNK);
      await readOf(stream, 1);
      await stream.return();
      await stream.return();
    },
  ],
  'the signal of a stream that hangs is aborted': [
    'committed',
    300_000,
    async ({ breaker }) => {
      const caller = new AbortController();
      const { signal } = caller;
      const stream = breaker.stream(() => chunksThen('hang'), { ...BY_CHUNK, signal });
      await readOf(stream, 1);
      const hanging = readOf(stream, 1);
      caller.abort(BROKEN_OFF);
      await hanging;
    },
  ],
  'nobody reads a stream to its end': [
    'expired',
    800_000,
    ({ breaker }) =>
      readOf(
        breaker.stream(() => chunksThen('hang'), BY_CHUNK),
        1,
      ),
  ],
  'nobody settles a reservation': [
    'expired',
    800_000,
    ({ breaker }) => Promise.resolve(breaker.reserve(0.8)),
  ],
};

export function thrown(): never {
  throw BROKEN_OFF;
}

async function toldThen(at: EndingLab, end: 'reject'): Promise<void> {
  const call = begun(at);
  call.used(USED);
  await call[end]();
}

type Afterwards = 'reject' | 'resolve' | 'hang';

async function givenUpThen(at: EndingLab, end: Afterwards): Promise<void> {
  const call = begun(at, AS_READ);
  call.giveUp();
  await call.answer;
  if (end !== 'hang') await call[end](USED);
}

async function timedOutThen(at: EndingLab, end: Afterwards): Promise<void> {
  const call = begun(at, { ...AS_READ, timeoutMs: 100 });
  call.passTime();
  await call.answer;
  if (end !== 'hang') await call[end](USED);
}

const settledThrice: PromiseLike<number>['then'] = (resolve, reject) => {
  void resolve?.(0.2);
  void reject?.(BROKEN_OFF);
  void resolve?.(0.7);
  return new Promise(() => undefined);
};
