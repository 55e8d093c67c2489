import {
  type Batch,
  type BreakerSubject,
  comparedCalls,
  COMPARISON_LIMITS,
  type Circumstances,
  DEFAULT_SUBJECT,
  HarnessError,
  importApart,
  type Lab,
  type LabLimits,
  loadSubject,
  type Measurement,
  measurementOf,
  type SubjectBreaker,
  type SubjectTrip,
} from '@breaker-lab/stress-harness';
import { closedBreaker } from './breakers.js';
import { CallTally } from './call-batch.js';
import type { Side, SideEnds } from './compared-side.js';
import { countedCalls } from './counted-calls.js';
import { Work } from './work.js';

/** Both sides are compiled by the same rules at the same points, or the compiler's luck is compared. */
export const CHANGE_LIMITS: LabLimits = { ...COMPARISON_LIMITS, steadyCompiler: true };

/** Short enough for what a batch allocates to stay in the processor's caches. */
const BATCH_MS = 0.25;

/** Which calls are compared, and for how long. */
export interface ChangePlan {
  readonly way: 'sync' | 'async';
  readonly trip: SubjectTrip;
  readonly countedCalls: number;
  readonly durationMs: number;
}

/** Another breaker than the suite's own is compared with nothing, unless it is said with what. */
export function withoutBaseline({ subject, baseline }: Circumstances): string | undefined {
  return subject === DEFAULT_SUBJECT || baseline !== undefined
    ? undefined
    : `${subject} has no baseline; give an earlier build of it by STRESS_BASELINE`;
}

/**
 * What the subject adds to a bare call, as a multiple of what its baseline adds: in one process,
 * in the same rounds, the baseline loaded and compiled apart from the subject.
 */
export async function overheadChange(lab: Lab, plan: ChangePlan): Promise<Measurement> {
  lab.phase('loading the baseline');
  const ends: SideEnds = { work: new Work(lab.random('inputs')), tally: new CallTally() };
  const subjects = {
    subject: lab.subject,
    baseline: await loadSubject({ ...lab.baseline, apart: 'baseline' }),
  };
  if (plan.way === 'sync') refuseWithoutSync(subjects.baseline);
  const names = ['subject', 'baseline'] as const;
  const breakers = {} as Record<(typeof names)[number], SubjectBreaker>;
  const batches = {} as Record<(typeof names)[number], Batch>;
  // Who is warmed up first takes turns as well.
  for (const name of lab.processIndex % 2 === 0 ? names : names.toReversed()) {
    breakers[name] = closedBreaker({ subject: subjects[name] }, plan.trip);
    batches[name] = (await sideOf(plan.way, name))(ends, breakers[name]);
  }
  const bare = (await sideOf(plan.way, 'bare'))(ends);

  const calls = { [plan.way]: plan.countedCalls };
  await countedCalls(lab, { breaker: breakers.baseline, ...calls });
  const counted = await countedCalls(lab, { breaker: breakers.subject, ...calls });
  const comparison = await comparedCalls(
    lab,
    { bare, twin: bare, ...batches },
    { batchMs: BATCH_MS, durationMs: plan.durationMs },
  );
  const { recorder, durationMs, conservation } = counted;
  const stuck = comparison === undefined ? 1 : 0;
  return measurementOf({
    recorder,
    durationMs,
    heapGrowthBytes: null,
    metrics: {
      overheadRatio:
        comparison?.overheadRatio({ subject: 'subject', baseline: 'baseline', bare: 'bare' }) ??
        NaN,
      nsOverBare: comparison?.nsOver('subject', 'bare') ?? NaN,
      baselineNsOverBare: comparison?.nsOver('baseline', 'bare') ?? NaN,
      twinRatio: comparison?.twinRatio ?? NaN,
      ...conservation,
      unsettledCalls: conservation.unsettledCalls + stuck,
    },
    notes: [`compared with ${lab.baseline.subject}`],
  });
}

/** Of the subject the scenario's needs say so; of a baseline nobody does. */
function refuseWithoutSync({ name, capabilities }: BreakerSubject): void {
  if (capabilities.includes('sync')) return;
  throw new HarnessError(
    'ERR_SUBJECT',
    `STRESS_BASELINE: ${name} guards no synchronous calls; give a baseline with the capability "sync"`,
  );
}

async function sideOf(way: ChangePlan['way'], label: string): Promise<Side> {
  const url = new URL('./compared-side.js', import.meta.url).href;
  return ((await importApart(url, label)) as Record<ChangePlan['way'], Side>)[way];
}
