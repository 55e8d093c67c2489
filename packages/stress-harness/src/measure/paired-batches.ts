import { startOwnTime, type Stopwatch } from '../clock.js';
import { type Batch, SizedBatch } from './sized-batch.js';

/** What is compared, and for how long. */
export interface PairPlan<N extends string> {
  readonly batches: Readonly<Record<N, Batch>>;
  /** Each batch does as many operations as fill this many milliseconds; at least 1. */
  readonly batchMs: number;
  /** Time each batch has to get compiled and sized. */
  readonly warmUpMs: number;
  /** Rounds are begun until they took this much time, and {@link ROUNDS_MIN} whatever they take. */
  readonly durationMs: number;
  /** Who starts the first round: give each process another number. */
  readonly turn: number;
  /** Done before each batch, outside its time: for example a collection, so that none falls in. */
  readonly beforeEach?: () => void;
  /** Starts the clock of one batch; default {@link startOwnTime}. */
  readonly start?: () => Stopwatch;
}

/** Nanoseconds per operation, one entry a round: entries of one index belong together. */
export type PairedSamples<N extends string> = Readonly<Record<N, readonly number[]>>;

/** Rounds below which a median says nothing. */
export const ROUNDS_MIN = 3;

/**
 * Compares batches so that a drift of the machine hits all of them alike.
 *
 * ```
 * round 0   A B C · C B A      a round's value of A is the mean of both its batches:
 * round 1   B C A · A C B      what drifts linearly within a round cancels out
 * ```
 */
export async function pairedBatches<N extends string>(
  plan: PairPlan<N>,
): Promise<PairedSamples<N>> {
  const { batchMs, beforeEach, start = startOwnTime } = plan;
  const names = Object.keys(plan.batches) as N[];
  const runners = names.map(
    (name) => new SizedBatch(plan.batches[name], { batchMs, beforeEach, start }),
  );
  const samples = names.map((): number[] => []);
  const spentMs = (): number => runners.reduce((sum, runner) => sum + runner.spentMs, 0);

  do for (const runner of runners) await runner.warmUp();
  while (runners.some(({ spentMs, isSized }) => spentMs < plan.warmUpMs || !isSized));

  const untilMs = spentMs() + plan.durationMs;
  for (let round = 0; round < ROUNDS_MIN || spentMs() < untilMs; round++) {
    const order = names.map((_, place) => (place + round + plan.turn) % names.length);
    const ns = names.map(() => 0);
    for (const index of [...order, ...order.toReversed()]) {
      ns[index] = (ns[index] ?? 0) + ((await runners[index]?.nsPerOperation()) ?? NaN) / 2;
    }
    for (const [index, value] of ns.entries()) samples[index]?.push(value);
  }
  return Object.fromEntries(
    names.map((name, index) => [name, samples[index] ?? []]),
  ) as unknown as PairedSamples<N>;
}

/** What one side costs more than the other, round by round, in nanoseconds per operation. */
export function differences(samples: readonly number[], bare: readonly number[]): number[] {
  return samples.map((value, round) => value - (bare[round] ?? NaN));
}

/** How many times as much one side costs as the other, round by round. */
export function ratios(samples: readonly number[], bare: readonly number[]): number[] {
  return samples.map((value, round) => value / (bare[round] ?? NaN));
}
