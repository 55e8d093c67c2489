import {
  type Batch,
  comparedCalls,
  COMPARISON_LIMITS,
  type Circumstances,
  DEFAULT_SUBJECT,
  type Lab,
  type LabLimits,
  type Measurement,
  measurementOf,
  median,
  type SubjectTrip,
  twinVoidReason,
} from '@breaker-lab/stress-harness';
import { closedBreaker } from './breakers.js';
import { CallTally } from './call-batch.js';
import type { SideEnds, Way } from './compared-side.js';
import { countedCalls } from './counted-calls.js';
import { bareSide, guardedSide } from './side-apart.js';
import { Work } from './work.js';

/** Both sides are compiled by the same rules at the same points, or the compiler's luck is compared. */
export const CHANGE_LIMITS: LabLimits = { ...COMPARISON_LIMITS, steadyCompiler: true };

/** Which calls are compared, and for how long. */
export interface ChangePlan {
  readonly way: Way;
  readonly trip: SubjectTrip;
  readonly countedCalls: number;
  /** Over all pairs. */
  readonly durationMs: number;
  /** Times that subject and baseline are loaded, compiled and compared in one process. */
  readonly pairs: number;
}

/** Another breaker than the suite's own is compared with nothing, unless it is said with what. */
export function withoutBaseline({ subject, baseline }: Circumstances): string | undefined {
  return subject === DEFAULT_SUBJECT || baseline !== undefined
    ? undefined
    : `${subject} has no baseline; give an earlier build of it by STRESS_BASELINE`;
}

/** Five per cent are told from nothing by more processes than a smoke run has time for. */
export function withoutTimeOrBaseline(circumstances: Circumstances): string | undefined {
  return circumstances.profile === 'smoke' && !circumstances.isMutant
    ? 'what has to be told apart takes longer than a smoke run: standard does it'
    : withoutBaseline(circumstances);
}

/**
 * What the subject adds to a bare call, as a multiple of what its baseline adds: in one process,
 * in the same rounds, the baseline loaded and compiled apart from the subject. Several pairs, each
 * compiled anew, even out what the compiler and the memory happened to make of one.
 */
export async function overheadChange(lab: Lab, plan: ChangePlan): Promise<Measurement> {
  const calls = { [plan.way]: plan.countedCalls };
  const breaker = closedBreaker(lab, plan.trip);
  const { recorder, durationMs, conservation } = await countedCalls(lab, { breaker, ...calls });
  const found: PairFigures[] = [];
  for (let pair = 1; pair <= plan.pairs; pair++) {
    const figures = await comparedPair(lab, plan, pair);
    if (figures === undefined) break;
    found.push(figures);
  }
  const middle = (figure: keyof PairFigures): number =>
    found.length < plan.pairs ? NaN : median(found.map((figures) => figures[figure]));
  const twinRatio = middle('twinRatio');
  const voidReason = twinVoidReason(twinRatio);
  if (voidReason !== undefined) lab.void(voidReason);
  return measurementOf({
    recorder,
    durationMs,
    heapGrowthBytes: null,
    metrics: {
      overheadRatio: middle('overheadRatio'),
      nsOverBare: middle('nsOverBare'),
      baselineNsOverBare: middle('baselineNsOverBare'),
      twinRatio,
      ...conservation,
      unsettledCalls: conservation.unsettledCalls + (plan.pairs - found.length),
    },
    notes: [`compared with ${lab.baseline.subject}`],
  });
}

interface PairFigures {
  readonly overheadRatio: number;
  readonly nsOverBare: number;
  readonly baselineNsOverBare: number;
  readonly twinRatio: number;
}

/** Undefined when a call did not settle. */
async function comparedPair(
  lab: Lab,
  plan: ChangePlan,
  pair: number,
): Promise<PairFigures | undefined> {
  lab.phase(`pair ${pair} of ${plan.pairs}`);
  const ends: SideEnds = { work: new Work(lab.random('inputs')), tally: new CallTally() };
  const sources = { subject: lab.source, baseline: lab.baseline };
  const names = ['subject', 'baseline'] as const;
  const batches = {} as Record<(typeof names)[number], Batch>;
  // Who is loaded and warmed up first takes turns as well.
  for (const name of (lab.processIndex + pair) % 2 === 0 ? names : names.toReversed()) {
    const label = `${name} ${pair}`;
    const side = { way: plan.way, label, ends };
    batches[name] = await guardedSide(side, { source: sources[name], trip: plan.trip });
  }
  const bare = await bareSide({ way: plan.way, label: `bare ${pair}`, ends });
  const comparison = await comparedCalls(
    lab,
    { bare, twin: bare, ...batches },
    { durationMs: plan.durationMs / plan.pairs, judgesTwins: false },
  );
  if (comparison === undefined) return undefined;
  return {
    overheadRatio: comparison.overheadRatio({
      subject: 'subject',
      baseline: 'baseline',
      bare: 'bare',
    }),
    nsOverBare: comparison.nsOver('subject', 'bare'),
    baselineNsOverBare: comparison.nsOver('baseline', 'bare'),
    twinRatio: comparison.twinRatio,
  };
}
