import { HeapSnapshots, type Lab } from '@breaker-lab/stress-harness';
import { takeCensus } from './take-census.js';

const SEGMENTS = 3;
/** Enough for the rarest leak, and a bound on the size of snapshots. */
const OPERATIONS_MAX = 12_000;

/** What snapshots say of a load that is under suspicion. */
export interface NamedLeaks {
  /** Of constructors that have more objects after each segment. */
  readonly objectsKept: number;
  /** Of all objects together. */
  readonly bytesKept: number;
  readonly holders: readonly string[];
}

/** Runs a warm load between snapshots: by constructor, what is kept, and who holds it. */
export async function namedLeaks(
  lab: Lab,
  {
    operations,
    runSegment,
  }: { operations: number; runSegment: (operations: number) => Promise<boolean> },
): Promise<NamedLeaks> {
  lab.phase('segments between snapshots');
  const share = Math.min(operations, OPERATIONS_MAX);
  const snapshots = new HeapSnapshots({ most: SEGMENTS + 1 });
  let goesOn = await runSegment(share);
  snapshots.take();
  for (let i = 0; goesOn && i < SEGMENTS; i++) {
    goesOn = await runSegment(share);
    snapshots.take();
  }
  lab.phase('census');
  const { objectsKept, bytesGrown, holders } = await takeCensus(snapshots.files);
  return { objectsKept, bytesKept: bytesGrown, holders };
}
