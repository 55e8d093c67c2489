import { type MachineFacts, median, medianInterval } from '@breaker-lab/stress-harness';
import type { Observation } from './observation.js';
import type { Row } from './path.js';
import type { PathRun } from './run-path.js';
import { type ColumnName, SUBJECT_NAMES, type SubjectName } from './subject-name.js';
import { type Estimate, judgeTarget, type Reached } from './target.js';

/** Version of `reports/bench.json`; raised when a reader of the old one would go wrong. */
export const REPORT_SCHEMA_VERSION = 1;

/** One line of the table. */
export interface RowReport extends Row {
  readonly path: string;
  /** No entry: there is no such thing, or it could not be measured. */
  readonly columns: Readonly<Partial<Record<ColumnName, Estimate>>>;
  /** Ours over each peer's, process by process. */
  readonly ratios: Readonly<Partial<Record<SubjectName, Estimate>>>;
  /** null: there is no target. */
  readonly reached: Reached | null;
}

/** One path. */
export interface PathReport {
  readonly path: string;
  readonly processes: number;
  readonly voidReasons: readonly string[];
  readonly deaths: readonly string[];
  /** Too many processes were void: fewer count than were wanted. */
  readonly short: boolean;
  /** The smallest difference a process could have seen, in ns per call; null: not by the clock. */
  readonly smallestEffectNs: number | null;
  readonly notes: readonly string[];
}

/** `reports/bench.json`. */
export interface BenchReport {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  /** ISO 8601, UTC. */
  readonly measuredAt: string;
  readonly elapsedMs: number;
  readonly quick: boolean;
  /** Every row has its figures. */
  readonly complete: boolean;
  readonly machine: MachineFacts;
  readonly versions: Readonly<Record<SubjectName, string>>;
  readonly paths: readonly PathReport[];
  readonly rows: readonly RowReport[];
}

/** What the report says of the run itself. */
export type RunFacts = Pick<
  BenchReport,
  'measuredAt' | 'elapsedMs' | 'quick' | 'machine' | 'versions'
>;

/** Sums up one run. Pure. */
export function reportOf(runs: readonly PathRun[], facts: RunFacts): BenchReport {
  const paths = runs.map(({ path, observations, voidReasons, deaths, short }) => ({
    path: path.id,
    processes: observations.length,
    voidReasons,
    deaths,
    short,
    smallestEffectNs: smallestEffect(observations),
    notes: observations.flatMap(({ notes }) => notes),
  }));
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    ...facts,
    complete: paths.every(({ processes, deaths }) => processes > 0 && deaths.length === 0),
    paths,
    rows: runs.flatMap((run) => run.path.rows.map((row) => rowReport(row, run))),
  };
}

function rowReport(row: Row, { path, observations }: PathRun): RowReport {
  const values = new Map<ColumnName, number[]>();
  for (const figure of observations.flatMap(({ figures }) => figures)) {
    if (figure.row !== row.id) continue;
    values.set(figure.column, [...(values.get(figure.column) ?? []), figure.value]);
  }
  const [us, ...peers] = SUBJECT_NAMES;
  const own = values.get(us) ?? [];
  const ratios: Partial<Record<SubjectName, Estimate>> = {};
  for (const peer of peers) {
    const theirs = values.get(peer);
    const shared = Math.min(own.length, theirs?.length ?? 0);
    if (theirs === undefined || shared === 0) continue;
    ratios[peer] = estimate(own.slice(0, shared).map((value, i) => value / (theirs[i] ?? NaN)));
  }
  const columns: Partial<Record<ColumnName, Estimate>> = Object.fromEntries(
    [...values].map(([column, samples]) => [column, estimate(samples)]),
  );
  const reached =
    row.target === undefined ? null : judgeTarget(row.target, columns[us], (peer) => ratios[peer]);
  return { ...row, path: path.id, columns, ratios, reached };
}

function smallestEffect(observations: readonly Observation[]): number | null {
  const effects = observations.flatMap(({ smallestEffectNs: ns }) => (ns === null ? [] : [ns]));
  return effects.length === 0 ? null : median(effects);
}

function estimate(samples: readonly number[]): Estimate {
  return { value: median(samples), ...medianInterval(samples), n: samples.length };
}
