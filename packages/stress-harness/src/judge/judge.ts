import type { LabResult } from '../lab/lab-result.js';
import type { Profile } from '../profile.js';
import { agreementOf } from './agreement.js';
import { attemptsVerdict } from './attempts.js';
import { meets, thresholdOf, type Target } from './target.js';
import type { Evidence, Verdict } from './verdict.js';

/** What the judge says: a verdict, or that it wants to see more processes first. */
export type Judgement =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'more'; readonly processesWanted: number };

/** What the judge looks at. */
export interface Case {
  readonly results: readonly LabResult[];
  readonly targets: readonly Target[];
  readonly profile: Profile;
  readonly sampling: 'once' | 'agreement';
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
  readonly sampling: 'once' | 'agreement';
}

function rule(target: Target, { measured, profile, sampling }: Bench): Ruling {
  const byAgreement = target.figure === 'clock' && sampling === 'agreement';
  // Where another process can take its place, a void one does not count at all.
  const heard = byAgreement ? measured.filter(isValid) : measured;
  const values = heard.map(({ measurement }) => measurement.metrics[target.metric] ?? NaN);
  const met = values.map((value) => meets(target, { value, profile }));
  const ruling = (outcome: Evidence['outcome'], processesWanted = 0): Ruling => ({
    evidence: {
      metric: target.metric,
      unit: target.unit,
      figure: target.figure,
      expected: `${target.bound} ${thresholdOf(target, profile)}`,
      values: values.filter((value) => !Number.isNaN(value)),
      outcome,
      promise: target.promise,
      cause: target.cause,
    },
    processesWanted,
  });
  // Not measured is never a pass.
  if (measured.length === 0 || values.some(Number.isNaN)) return ruling('inconclusive');
  if (target.figure === 'exact') return ruling(met.every(Boolean) ? 'pass' : 'fail');
  const heardOf = byAgreement
    ? agreementOf(met, { voided: measured.length - heard.length })
    : attemptsVerdict(
        measured.map((result, i) => ({ met: met[i] ?? false, isVoid: !isValid(result) })),
      );
  return heardOf.outcome === 'undecided'
    ? ruling('inconclusive', heardOf.processesWanted)
    : ruling(heardOf.outcome);
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

function withoutMeasurement(result: Exclude<LabResult, Measured>): Verdict {
  if (result.kind === 'refused') return bare('fail', result.message);
  if (result.kind === 'subject') return bare('inconclusive', 'the lab process measured nothing');
  const reason = `the lab process did not survive (${result.cause}): ${result.detail}`;
  if (result.cause === 'out-of-memory') return { ...bare('fail', reason), cause: 'memory' };
  if (result.cause === 'crashed') return { ...bare('fail', reason), cause: 'breaker logic' };
  return bare('inconclusive', reason);
}

function bare(outcome: 'fail' | 'inconclusive', reason: string): Verdict {
  return { outcome, reason, cause: null, evidence: [] };
}
