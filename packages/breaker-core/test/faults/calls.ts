import type { CircuitBreaker } from '../../src/index.js';
import { boom, deferred } from '../fixture.js';

/** A call that has begun, or was turned away. */
export interface Call {
  readonly admitted: boolean;
  /** Lets it end; resolves when its caller has the answer. */
  end(outcome: 'success' | 'failure'): Promise<void>;
}

type Start = (breaker: CircuitBreaker, fn: () => Promise<string>) => Promise<unknown>;

const STARTS = {
  execute: (breaker, fn) => breaker.execute(fn),
  'execute with a timeout': (breaker, fn) => breaker.execute(fn, { timeoutMs: 24 * 3_600_000 }),
  'execute with a signal': (breaker, fn) =>
    breaker.execute(fn, { signal: new AbortController().signal }),
  tryExecute: (breaker, fn) => breaker.tryExecute(fn),
  wrap: (breaker, fn) => breaker.wrap(fn)(),
} as const satisfies Record<string, Start>;

type PromiseSurface = keyof typeof STARTS;

/** Every way to make a call that does not end at once. */
export type Surface = PromiseSurface | 'acquire';

export const SURFACES: readonly Surface[] = [
  ...(Object.keys(STARTS) as PromiseSurface[]),
  'acquire',
];

export const ENDS = ['success', 'failure'] as const;

/** The surfaces, each with either end of a call. */
export const SURFACES_AND_ENDS = SURFACES.flatMap((surface) =>
  ENDS.map((end) => [surface, end] as const),
);

export function begin(breaker: CircuitBreaker, surface: Surface): Call {
  return surface === 'acquire' ? acquire(breaker) : start(breaker, STARTS[surface]);
}

/** Begins so many calls in one tick. */
export function beginMany(breaker: CircuitBreaker, surface: Surface, calls: number): Call[] {
  return Array.from({ length: calls }, () => begin(breaker, surface));
}

/** Ends them in one tick. */
export async function endAll(
  calls: readonly Call[],
  outcome: (typeof ENDS)[number],
): Promise<void> {
  await Promise.all(calls.map((call) => call.end(outcome)));
}

export function admittedAmong(calls: readonly Call[]): number {
  return calls.filter(({ admitted }) => admitted).length;
}

function acquire(breaker: CircuitBreaker): Call {
  try {
    const permit = breaker.acquire();
    return {
      admitted: true,
      end: (outcome) => {
        permit[outcome]();
        return Promise.resolve();
      },
    };
  } catch {
    return { admitted: false, end: () => Promise.resolve() };
  }
}

function start(breaker: CircuitBreaker, run: Start): Call {
  const upstream = deferred();
  let admitted = false;
  const answer = run(breaker, () => {
    admitted = true;
    return upstream.promise;
  });
  const answered = answer.then(
    () => undefined,
    () => undefined,
  );
  return {
    admitted,
    end: (outcome) => {
      if (!admitted) return answered;
      if (outcome === 'success') upstream.resolve('fine');
      else upstream.reject(boom);
      return answered;
    },
  };
}
