import { collectYoungGarbage, startOwnTime } from '@breaker-lab/stress-harness';

/** The same work with the breaker and without. */
export interface Pair {
  readonly guarded: () => Promise<void>;
  readonly bare: () => Promise<void>;
}

/**
 * How many times the time of the bare work the guarded work takes, over one A B B A.
 *
 * @remarks
 * A ratio, because what the machine does to both sides (caches, clock speed) is not the breaker's
 * doing. The lesser of two batches counts, because whatever disturbs a batch only adds to it.
 */
export async function costRatio(
  { guarded, bare }: Pair,
  { guardedFirst }: { guardedFirst: boolean },
): Promise<number> {
  const [outer, inner] = guardedFirst ? [guarded, bare] : [bare, guarded];
  const first = await costMs(outer);
  const innerMs = Math.min(await costMs(inner), await costMs(inner));
  const outerMs = Math.min(first, await costMs(outer));
  return guardedFirst ? outerMs / innerMs : innerMs / outerMs;
}

/** Garbage of the work before is collected beforehand, or its price hits one side by chance. */
async function costMs(work: () => Promise<void>): Promise<number> {
  collectYoungGarbage();
  const elapsedMs = startOwnTime();
  await work();
  return elapsedMs();
}
