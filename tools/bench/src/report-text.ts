import Table from 'cli-table3';
import type { Unit } from './path.js';
import type { BenchReport, PathReport, RowReport } from './report.js';
import { SUBJECT_NAMES, type SubjectName, YARDSTICKS } from './subject-name.js';
import type { Estimate } from './target.js';

const DECIMALS: Readonly<Record<Unit, number>> = { ns: 1, B: 0, s: 2, timers: 0, exponent: 3 };
/** From here on, decimals say nothing. */
const LARGE = 100;
/** Ratios below are as good as nothing. */
const RATIO_MIN = 0.01;

/** The report as a person reads it. */
export function reportText(report: BenchReport): string {
  const { machine, quick, versions, elapsedMs } = report;
  const names = SUBJECT_NAMES.map((name) => `${name} ${versions[name]}`).join(' · ');
  return [
    rowTable(report.rows),
    'median over processes, bounds in brackets; × ours over theirs; –: it has no such thing, or is not run',
    ...smallestEffects(report.paths),
    ...report.paths.flatMap(pathLines),
    names,
    `Node ${machine.node} · ${machine.cpu} × ${machine.cores} · ${machine.memoryGib} GiB · ${(elapsedMs / 1000).toFixed(0)} s${quick ? ' · quick: for a look, not for a claim' : ''}`,
  ].join('\n');
}

function rowTable(rows: readonly RowReport[]): string {
  const table = new Table({
    head: ['', 'unit', ...SUBJECT_NAMES, 'yardstick', 'target', ''],
    style: { head: [], border: [], compact: true },
    wordWrap: true,
    colWidths: [34],
  });
  for (const row of rows) {
    table.push([
      row.title,
      row.unit,
      ...SUBJECT_NAMES.map((name) => cell(row, name)),
      yardsticks(row),
      targetText(row),
      row.reached ?? '',
    ]);
  }
  return table.toString();
}

function cell(row: RowReport, name: SubjectName): string {
  const estimate = row.columns[name];
  if (estimate === undefined) return '–';
  if (Number.isNaN(estimate.value)) return 'not measured';
  const ratio = row.ratios[name];
  const times =
    ratio === undefined ||
    Number.isNaN(ratio.value) ||
    row.unit === 'exponent' ||
    row.unit === 'timers'
      ? ''
      : `\n× ${ratioText(ratio.value)}`;
  return `${withBounds(estimate, row.unit)}${times}`;
}

function ratioText(ratio: number): string {
  return ratio < RATIO_MIN ? `< ${RATIO_MIN}` : ratio.toFixed(2);
}

function withBounds({ value, low, high, n }: Estimate, unit: Unit): string {
  const text = figure(value, unit);
  const [from, to] = [figure(low, unit), figure(high, unit)];
  return n === 1 || (from === text && to === text) ? text : `${text}\n[${from}, ${to}]`;
}

function yardsticks(row: RowReport): string {
  return YARDSTICKS.flatMap((name) => {
    const estimate = row.columns[name];
    return estimate === undefined ? [] : [`${name} ${figure(estimate.value, row.unit)}`];
  }).join('\n');
}

function targetText({ target }: RowReport): string {
  if (target === undefined) return '';
  const { max, ratio } = target;
  const text = `≤ ${max.toLocaleString('en')}`;
  return ratio === undefined ? text : `${text}\n≤ ${ratio.max} × ${ratio.peer}`;
}

function smallestEffects(paths: readonly PathReport[]): string[] {
  const effects = paths.flatMap(({ path, smallestEffectNs: ns }) =>
    ns === null ? [] : [`${path} ${figure(ns, 'ns')} ns`],
  );
  return effects.length === 0 ? [] : [`smallest effect to be seen: ${effects.join(' · ')}`];
}

function pathLines({ path, processes, voidReasons, deaths, short }: PathReport): string[] {
  const lines = deaths.map((death) => `${path}: a process could not be measured: ${death}`);
  if (voidReasons.length > 0) {
    const last = voidReasons.at(-1) ?? '';
    const end = short ? `only ${processes} count` : 'all were replaced';
    lines.push(`${path}: ${voidReasons.length} void processes (the last: ${last}); ${end}`);
  }
  return lines;
}

function figure(value: number, unit: Unit): string {
  const decimals = Math.abs(value) >= LARGE ? 0 : DECIMALS[unit];
  const text = value.toLocaleString('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text;
}
