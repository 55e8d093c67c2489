import type { LabDeath, LabResult } from '../lab/lab-result.js';
import type { Profile } from '../profile.js';
import { smallestEffect } from './smallest-effect.js';
import { meets, thresholdOf, type Target } from './target.js';
import type { Evidence, Verdict } from './verdict.js';
import { type Sampling, timingVerdict } from './wall-clock-rule.js';

/** What the judge says: a verdict, or that it wants to see more processes first. */
export type Judgement =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'more'; readonly processesWanted: number };

/** What the judge looks at. */
export interface Case {
  readonly results: readonly LabResult[];
  readonly targets: readonly Target[];
  readonly profile: Profile;
  readonly sampling: Sampling;
}

type Measured = Extract<LabResult, { kind: 'measured' }>;
interface Ruling {
  readonly evidence: Evidence;
  readonly processesWanted: number;
}

/** Judges what lab processes measured. Pure: the same case always has the same verdict. */
export function judge({ results, targets, profile, sampling }: Case): Judgement {
  const measured: Measured[] = [];
  for (const result of results) {
    if (result.kind !== 'measured') return { kind: 'verdict', verdict: withoutMeasurement(result) };
    measured.push(result);
  }
  const rulings = targets.map((target) => rule(target, { measured, profile, sampling }));
  const failed = rulings.find(({ evidence }) => evidence.outcome === 'fail');
  const processesWanted = Math.max(0, ...rulings.map((ruling) => ruling.processesWanted));
  // An exact figure that failed needs no second opinion.
  if (failed === undefined && processesWanted > 0) return { kind: 'more', processesWanted };
  const decisive = (failed ?? rulings.find(({ evidence }) => evidence.outcome === 'inconclusive'))
    ?.evidence;
  return {
    kind: 'verdict',
    verdict: {
      outcome: decisive?.outcome ?? 'pass',
      reason: decisive === undefined ? '' : reasonOf(decisive, measured),
      cause: decisive?.cause ?? null,
      evidence: rulings.map(({ evidence }) => evidence),
    },
  };
}

interface Bench {
  readonly measured: readonly Measured[];
  readonly profile: Profile;
  readonly sampling: Sampling;
}

function rule(target: Target, { measured, profile, sampling }: Bench): Ruling {
  const processes = measured.map((result) => {
    const value = result.measurement.metrics[target.metric] ?? NaN;
    return { value, met: meets(target, { value, profile }), isVoid: !isValid(result) };
  });
  // Exact figures hold on any machine; a gross limit may be met on a bad one.
  const countsVoid =
    target.figure === 'exact' ||
    (sampling === 'once' && !processes.some(({ met, isVoid }) => !met && !isVoid));
  const heard = processes.filter(({ isVoid }) => countsVoid || !isVoid);
  const values = heard.map(({ value }) => value).filter((value) => !Number.isNaN(value));
  const threshold = thresholdOf(target, profile);
  const { bound } = target;
  const effect =
    target.figure === 'clock' ? smallestEffect({ values, bound, threshold, sampling }) : undefined;
  const ruling = (outcome: Evidence['outcome'], processesWanted = 0): Ruling => ({
    evidence: {
      metric: target.metric,
      unit: target.unit,
      figure: target.figure,
      expected: `${bound} ${threshold}`,
      values,
      outcome,
      ...(effect && { smallestEffect: effect }),
      promise: target.promise,
      cause: target.cause,
    },
    processesWanted,
  });
  // Not measured is never a pass.
  if (measured.length === 0 || values.length < heard.length) return ruling('inconclusive');
  if (target.figure === 'exact') {
    return ruling(processes.every(({ met }) => met) ? 'pass' : 'fail');
  }
  const timing = timingVerdict(processes, { sampling });
  return timing.outcome === 'undecided'
    ? ruling('inconclusive', timing.processesWanted)
    : ruling(timing.outcome);
}

function isValid({ voided }: Measured): boolean {
  return voided.length === 0;
}

/** The promise; where nothing was decided, also what spoilt the processes. */
function reasonOf({ promise, outcome }: Evidence, measured: readonly Measured[]): string {
  return outcome === 'fail' ? promise : [promise, ...voidReasons(measured)].join(' · ');
}

function voidReasons(measured: readonly Measured[]): string[] {
  const reasons = measured.flatMap(({ voided }) => voided);
  if (measured.length <= 1 || reasons.length === 0) return reasons;
  const voidProcesses = measured.filter((result) => !isValid(result)).length;
  return [
    `${voidProcesses} of ${measured.length} lab processes are void, for example: ${reasons[0] ?? ''}`,
  ];
}

/** What a lab's death says of the subject. A fail only where nobody else can have caused it. */
const DEATHS: Readonly<Record<LabDeath, Pick<Verdict, 'outcome' | 'cause'>>> = {
  'out-of-memory': { outcome: 'fail', cause: 'memory' },
  crashed: { outcome: 'fail', cause: 'breaker logic' },
  'timed-out': { outcome: 'inconclusive', cause: 'degradation' },
  silent: { outcome: 'inconclusive', cause: 'breaker logic' },
  killed: { outcome: 'inconclusive', cause: 'limits' },
  'disk-full': { outcome: 'inconclusive', cause: 'limits' },
  'not-started': { outcome: 'inconclusive', cause: 'limits' },
  'stood-still': { outcome: 'inconclusive', cause: null },
  rubbish: { outcome: 'inconclusive', cause: null },
};

function withoutMeasurement(result: Exclude<LabResult, Measured>): Verdict {
  // It says nothing of the breaker, and so it catches no mutant either.
  if (result.kind === 'refused') return bare(result.message);
  if (result.kind === 'subject') return bare('the lab process measured nothing');
  const reason = `the lab process did not survive (${result.cause}): ${result.detail}`;
  return { ...bare(reason), ...DEATHS[result.cause] };
}

function bare(reason: string): Verdict {
  return { outcome: 'inconclusive', reason, cause: null, evidence: [] };
}
