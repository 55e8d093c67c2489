import {
  type Batch,
  HarnessError,
  importApart,
  loadSubject,
  type SubjectSource,
  type SubjectTrip,
} from '@breaker-lab/stress-harness';
import { closedBreaker } from './breakers.js';
import type { Side, SideEnds, Way } from './compared-side.js';

/** One side of a comparison: which calls, loaded under which label. */
export interface SidePlan {
  readonly way: Way;
  readonly label: string;
  readonly ends: SideEnds;
}

/** Bare calls, in a calling loop that is loaded for them alone. */
export async function bareSide({ way, label, ends }: SidePlan): Promise<Batch> {
  return (await sideOf(way, label))(ends);
}

/**
 * Calls through a closed breaker; its modules, and the calling loop, are loaded for it alone.
 *
 * @throws HarnessError `ERR_SUBJECT` when it is unusable, or guards no calls of that kind.
 */
export async function guardedSide(
  { way, label, ends }: SidePlan,
  { source, trip }: { source: SubjectSource; trip: SubjectTrip },
): Promise<Batch> {
  const subject = await loadSubject({ ...source, apart: label });
  // Of the subject the scenario's needs say so; of a baseline nobody does.
  if (way === 'sync' && !subject.capabilities.includes('sync')) {
    throw new HarnessError(
      'ERR_SUBJECT',
      `STRESS_BASELINE: ${subject.name} guards no synchronous calls; give a baseline with the capability "sync"`,
    );
  }
  return (await sideOf(way, label))(ends, closedBreaker({ subject }, trip));
}

async function sideOf(way: Way, label: string): Promise<Side> {
  const url = new URL('./compared-side.js', import.meta.url).href;
  return ((await importApart(url, label)) as Record<Way, Side>)[way];
}
