import { type Arrivals, openLoop, startOwnTime } from '@breaker-lab/stress-harness';

const NS_PER_MS = 1e6;

/** What the load generator is made to do. */
export interface GeneratorWork {
  /** Begins a round: arrivals that are all due at once, or the generator would wait for them. */
  readonly arrivals: () => Arrivals;
  readonly offer: (intendedStartMs: number) => void;
  readonly rounds: number;
}

/**
 * What one arrival costs the generator, in nanoseconds of the process's own time: the least of
 * several rounds, because whatever disturbs a round only adds to it.
 */
export async function generatorNsPerCall({
  arrivals,
  offer,
  rounds,
}: GeneratorWork): Promise<number> {
  let leastNs = Infinity;
  for (let round = 0; round < rounds; round++) {
    const elapsedMs = startOwnTime();
    const { lag } = await openLoop({ arrivals: arrivals(), offer });
    leastNs = Math.min(leastNs, (elapsedMs() * NS_PER_MS) / lag.count);
  }
  return leastNs;
}
