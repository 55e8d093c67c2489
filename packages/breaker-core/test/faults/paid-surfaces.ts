import type { CostBreaker, Reservation, ReserveOptions } from '../../src/index.js';

/** What is paid for; comes to what it has cost, in currency units. */
export type PaidWork = () => Promise<number>;

/** A call as these tests make it. Amounts in currency units. */
export interface PaidTerms extends ReserveOptions {
  readonly estimate: number;
}

/** How a call ended for its caller. */
export type PaidEnd = 'ran' | 'failed' | 'refused';

type Start = (breaker: CostBreaker, work: PaidWork, call: PaidTerms) => Promise<unknown>;

const HOUR_MS = 3_600_000;
const actual = (cost: number): number => cost;
const REFUSALS = ['ERR_BUDGET_EXCEEDED', 'ERR_COST_RULE', 'ERR_BUDGET_STORE', 'ERR_CIRCUIT_OPEN'];

const STARTS = {
  execute: (breaker, work, call) => breaker.execute(work, { ...call, actual }),
  'execute with a timeout': (breaker, work, call) =>
    breaker.execute(work, { ...call, actual, timeoutMs: HOUR_MS }),
  'execute with a signal': (breaker, work, call) =>
    breaker.execute(work, { ...call, actual, signal: new AbortController().signal }),
  tryExecute: async (breaker, work, call) => {
    const result = await breaker.tryExecute(work, { ...call, actual });
    if (result.status === 'failed') throw result.error;
    if (result.status === 'rejected') throw Object.assign(new Error(), { code: REFUSALS[0] });
  },
  stream: async (breaker, work, call) => {
    const source = async function* (): AsyncGenerator<number> {
      yield await work();
    };
    const chunks = breaker.stream(source, { ...call, costOf: actual });
    while ((await chunks.next()).done !== true);
  },
  reserve: async (breaker, work, { estimate, ...options }) =>
    settledBy(breaker.reserve(estimate, options), work),
  reserveAsync: async (breaker, work, { estimate, ...options }) =>
    settledBy(await breaker.reserveAsync(estimate, options), work),
} as const satisfies Record<string, Start>;

/** Every way to spend. */
export type PaidSurface = keyof typeof STARTS;

export const PAID_SURFACES = Object.keys(STARTS) as PaidSurface[];

/** Those that the circuit breaker guards: a reservation by hand asks for money only. */
export const GUARDED_SURFACES = PAID_SURFACES.filter((surface) => !surface.startsWith('reserve'));

/** Those that can wait for a store. */
export const WAITING_SURFACES = PAID_SURFACES.filter((surface) => surface !== 'reserve');

/** Makes a call; tells how it ended, and throws what is neither a refusal nor of the work. */
export async function spend(
  breaker: CostBreaker,
  surface: PaidSurface,
  { work, ...call }: PaidTerms & { readonly work: PaidWork },
): Promise<PaidEnd> {
  const runs: PaidWork[] = [];
  const watched = (): Promise<number> => {
    runs.push(work);
    return work();
  };
  try {
    await STARTS[surface](breaker, watched, call);
    return 'ran';
  } catch (error) {
    if (runs.length > 0) return 'failed';
    if (REFUSALS.includes((error as { code: string }).code)) return 'refused';
    throw error;
  }
}

/** How many of the calls ended so. */
export function endsOf(ends: readonly PaidEnd[]): Record<PaidEnd, number> {
  const counts = { ran: 0, failed: 0, refused: 0 };
  for (const end of ends) counts[end] += 1;
  return counts;
}

/** When all that is ready to go on has gone on. */
export function settledPromises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function settledBy(reservation: Reservation, work: PaidWork): Promise<void> {
  let cost: number;
  try {
    cost = await work();
  } catch (error) {
    reservation.release();
    throw error;
  }
  reservation.commit(cost);
}
