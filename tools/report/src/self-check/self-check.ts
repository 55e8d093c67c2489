import { median, type MachineFacts, type Profile } from '@breaker-lab/stress-harness';
import { smallestEffect } from '@breaker-lab/stress-harness/report';
import type { CheckRun, ClockFigure, Condition } from './check-run.js';

/** Version of `reports/self-check.json`; raised when a reader of the old one would go wrong. */
export const SELF_CHECK_SCHEMA_VERSION = 1;

/** What decides a check: runs under another key are not put beside these. */
export interface CheckKey {
  readonly profile: Profile;
  readonly machine: MachineFacts;
  /** Names the state of all sources. */
  readonly sources: string;
}

/** How often one category was wrong, and how often without a verdict, under one condition. */
export interface AlarmCount {
  readonly category: string;
  readonly condition: Condition;
  readonly runs: number;
  readonly falseAlarms: number;
  readonly inconclusive: number;
}

/** How sharp the gate on one clock figure is. */
export interface Sharpness extends Omit<ClockFigure, 'values'> {
  readonly category: string;
  /** Processes whose figures were seen, over all quiet runs. */
  readonly processes: number;
  /** Median of the sound breaker. */
  readonly typical: number;
  /** The smallest worsening that is found nine times in ten: a fraction of `typical`. */
  readonly effect: number;
}

/** What the runs of a check come to. */
export interface CheckSummary {
  readonly alarms: readonly AlarmCount[];
  readonly sharpness: readonly Sharpness[];
}

/** Runs, and what they come to: `reports/self-check.json`. */
export interface SelfCheck extends CheckKey {
  readonly schemaVersion: typeof SELF_CHECK_SCHEMA_VERSION;
  /** ISO 8601, UTC: when the last run ended. */
  readonly measuredAt: string;
  /** null until all runs that were asked for have ended. */
  readonly summary: CheckSummary | null;
  readonly runs: readonly CheckRun[];
}

/** Sums runs up. Pure. */
export function summariseCheck(runs: readonly CheckRun[]): CheckSummary {
  const groups = groupsBy(runs, ({ category, condition }) => `${category} ${condition}`);
  return {
    alarms: groups.map(alarmsOf).sort((a, b) => a.category.localeCompare(b.category)),
    sharpness: groupsBy(
      runs
        .filter(({ condition }) => condition === 'quiet')
        .flatMap(({ category, clockFigures }) =>
          clockFigures.map((figure) => ({ category, ...figure })),
        ),
      ({ category, scenario, metric }) => `${category} ${scenario} ${metric}`,
    )
      .map(sharpnessOf)
      .sort((a, b) => a.category.localeCompare(b.category)),
  };
}

function alarmsOf(runs: readonly [CheckRun, ...CheckRun[]]): AlarmCount {
  const [{ category, condition }] = runs;
  const count = (wanted: CheckRun['verdict']): number =>
    runs.filter(({ verdict }) => verdict === wanted).length;
  return {
    category,
    condition,
    runs: runs.length,
    falseAlarms: count('fail'),
    inconclusive: count('inconclusive'),
  };
}

type Figure = ClockFigure & { readonly category: string };

function sharpnessOf(figures: readonly [Figure, ...Figure[]]): Sharpness {
  const [{ category, scenario, metric, unit, expected }] = figures;
  const pool = figures.flatMap(({ values }) => values);
  // A run that ended at once, by an exact figure, had fewer processes than agreement asks for.
  const byAgreement = figures.some((figure) => figure.byAgreement);
  const [, bound, threshold] = /^(at most|at least|exactly) (.+)$/.exec(expected) ?? [];
  const seen =
    bound === 'at most' || bound === 'at least'
      ? smallestEffect({
          values: pool,
          bound,
          threshold: Number(threshold),
          sampling: byAgreement ? 'agreement' : 'once',
        })
      : undefined;
  const percent = seen?.percent ?? NaN;
  return {
    category,
    scenario,
    metric,
    unit,
    expected,
    byAgreement,
    processes: pool.length,
    typical: median(pool),
    effect: percent / 100,
  };
}

function groupsBy<T>(items: readonly T[], key: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
