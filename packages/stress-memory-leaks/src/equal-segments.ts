import {
  heapUsedAfterGcBytes,
  HeapSnapshots,
  heldResources,
  type Lab,
  nowMs,
  resourcesLeft,
  type ResourcesLeft,
  STUCK,
  within,
} from '@breaker-lab/stress-harness';

import { takeCensus } from './take-census.js';

const MIB = 2 ** 20;
/** More than this is lost whatever comes: the old suite's limit. */
const GIVE_UP_BYTES = 20 * MIB;

/** The same load, several times over. */
export interface EqualSegments {
  /** At least 2. The first is the warm-up: later ones are compared with the heap it leaves. */
  readonly segments: number;
  /** Longest time to wait for one segment. */
  readonly patienceMs: number;
  readonly segment: () => Promise<void>;
  /** Rises with the load: calls, or cycles. */
  readonly done: () => number;
}

/** What equal segments of load did to the heap. */
export interface HeapFindings {
  /** Time under load, in milliseconds, without snapshots. */
  readonly durationMs: number;
  /** What {@link EqualSegments.done} rose by in the judged segments. */
  readonly judged: number;
  /** Heap in use after GC: end of the last segment less end of the first. */
  readonly heapGrowthBytes: number;
  /** Objects of groups that grew in every judged segment. */
  readonly objectsKept: number;
  /** Bytes of all objects, end of the last segment less end of the first. */
  readonly bytesKept: number;
  /** Handles, timers and listeners, end of the last segment less end of the first. */
  readonly left: ResourcesLeft;
  readonly notes: readonly string[];
}

/** Runs a load in equal segments and compares the heaps they leave behind. */
export async function equalSegments(
  lab: Lab,
  { segments, patienceMs, segment, done }: EqualSegments,
): Promise<HeapFindings> {
  const snapshots = new HeapSnapshots({ most: segments });
  let durationMs = 0;
  let heapAtFirstBytes = NaN;
  let heapGrowthBytes = 0;
  let heldAtFirst = await heldResources();
  let doneAtFirst = 0;
  for (let i = 0; i < segments; i++) {
    lab.phase(i === 0 ? 'warm-up segment' : `segment ${i} of ${segments - 1}`);
    const startMs = nowMs();
    const end = await within(segment(), { patienceMs });
    durationMs += nowMs() - startMs;
    if (i === 0) {
      heldAtFirst = await heldResources();
      doneAtFirst = done();
    }
    const heapBytes = await heapUsedAfterGcBytes();
    snapshots.take();
    if (i === 0) heapAtFirstBytes = heapBytes;
    heapGrowthBytes = heapBytes - heapAtFirstBytes;
    lab.debug('heap', { segment: i, heapBytes, done: done() });
    if (end === STUCK || heapGrowthBytes > GIVE_UP_BYTES) break;
  }
  const judged = done() - doneAtFirst;
  const left = resourcesLeft(heldAtFirst, await heldResources());
  lab.phase('census');
  const { objectsKept, bytesGrown, holders } = await takeCensus(snapshots.files);
  return {
    durationMs,
    judged,
    heapGrowthBytes,
    objectsKept,
    bytesKept: bytesGrown,
    left,
    notes: holders,
  };
}
