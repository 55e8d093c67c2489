import {
  type ByProfile,
  handlesLeft,
  HeapReadings,
  type HeldHandles,
  heldHandles,
  type Lab,
  nowMs,
  STUCK,
  within,
} from '@breaker-lab/stress-harness';
import { namedLeaks } from './named-leaks.js';

/** Judged segments: as many as say for sure that something grows, and as many as may be lost to noise. */
const GROWN_SEGMENTS = 2;
const JUDGED_MAX = 4;
const PATIENCE_MS = { smoke: 15_000, standard: 25_000, soak: 120_000 };
/** More than V8 adds by itself when it compiles. */
export const BYTES_KEPT_MAX = 131_072;
const MIB = 2 ** 20;
/** More than this is lost whatever comes. */
const GIVE_UP_BYTES = 20 * MIB;

/** The same load, as often as it is asked for. */
export interface LeakLoad {
  /** In one segment: what one of 4,000 of them keeps must show. */
  readonly operations: ByProfile<number>;
  readonly segment: (operations: number) => Promise<void>;
}

/** What the load kept. */
export interface LeakFindings {
  /** Time under load, in milliseconds. */
  readonly durationMs: number;
  readonly heapGrowthBytes: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
}

/**
 * Runs a load in equal segments, the first of them to warm up, and looks at what they leave behind.
 *
 * @remarks
 * Where two judged segments have left as many objects as there were, to the last, that is all. Where
 * they have not, because each left more, or because no two of four were alike, three more segments run
 * between snapshots: these say how many objects of which constructor were kept, and by whom.
 */
export async function findLeaks(lab: Lab, load: LeakLoad): Promise<LeakFindings> {
  const operations = lab.pick(load.operations);
  const readings = new HeapReadings({ most: 1 + JUDGED_MAX });
  let heldBefore: HeldHandles | undefined;
  let durationMs = 0;
  const runSegment = async (share: number): Promise<boolean> => {
    const startMs = nowMs();
    const end = await within(load.segment(share), { patienceMs: lab.pick(PATIENCE_MS) });
    durationMs += nowMs() - startMs;
    return end !== STUCK;
  };
  let hasEnded = true;
  let goesOn = true;
  while (goesOn && readings.taken <= JUDGED_MAX) {
    lab.phase(readings.taken === 0 ? 'warm-up segment' : `segment ${readings.taken}`);
    hasEnded = await runSegment(operations);
    heldBefore ??= await heldHandles();
    await readings.take();
    lab.debug('heap', readings.at(readings.taken - 1));
    goesOn = hasEnded && !isSound(readings) && !isGrowing(readings);
    goesOn &&= readings.growth('heapBytes') < GIVE_UP_BYTES;
  }
  const heapGrowthBytes = readings.growth('heapBytes');
  const metrics = {
    objectsKept: readings.kept('objects'),
    bytesKept: heapGrowthBytes,
    externalBytesKept: readings.kept('externalBytes'),
    ...(heldBefore && handlesLeft(heldBefore, await heldHandles())),
  };
  if (!hasEnded || isSound(readings)) return { durationMs, heapGrowthBytes, metrics, notes: [] };
  const { holders, ...kept } = await namedLeaks(lab, { operations, runSegment });
  return { durationMs, heapGrowthBytes, metrics: { ...metrics, ...kept }, notes: holders };
}

function isSound(readings: HeapReadings): boolean {
  return (
    readings.isSettled('objects') &&
    readings.isSettled('externalBytes') &&
    readings.growth('heapBytes') <= BYTES_KEPT_MAX
  );
}

function isGrowing(readings: HeapReadings): boolean {
  if (readings.taken <= GROWN_SEGMENTS) return false;
  return readings.kept('objects') > 0 || readings.kept('externalBytes') > 0;
}
