import { markdownTable } from '../markdown-table.js';
import type { AlarmCount, CheckKey, CheckSummary, Sharpness } from './self-check.js';
import { type Condition, CONDITIONS } from './check-run.js';

const CONDITION_TEXT: Readonly<Record<Condition, string>> = {
  quiet: 'alone',
  busy: 'beside two busy neighbours',
};

/** The check as two Markdown tables: for the terminal, and for the README. */
export function selfCheckText(
  { alarms, sharpness }: CheckSummary,
  { profile, machine, measuredAt }: CheckKey & { readonly measuredAt: string },
): string {
  const day = measuredAt.slice(0, 10);
  const lines = [
    `breaker-core · ${profile} · ${day} · Node ${machine.node} · ${machine.cpu} × ${machine.cores} · ${machine.memoryGib} GiB`,
    '',
    alarmTable(alarms),
  ];
  if (sharpness.length > 0) lines.push('', sharpnessTable(sharpness));
  return lines.join('\n');
}

function alarmTable(alarms: readonly AlarmCount[]): string {
  const conditions = CONDITIONS.filter((wanted) =>
    alarms.some(({ condition }) => condition === wanted),
  );
  const categories = [...new Set(alarms.map(({ category }) => category))];
  return markdownTable([
    [
      'category',
      ...conditions.flatMap((condition) => [
        `false alarms ${CONDITION_TEXT[condition]}`,
        'inconclusive',
      ]),
    ],
    ...categories.map((category) => [
      category,
      ...conditions.flatMap((condition) => {
        const found = alarms.find(
          (one) => one.category === category && one.condition === condition,
        );
        if (found === undefined) return ['not run', 'not run'];
        const { runs, falseAlarms, inconclusive } = found;
        return [`${falseAlarms} of ${runs}`, `${inconclusive} of ${runs}`];
      }),
    ]),
  ]);
}

function sharpnessTable(sharpness: readonly Sharpness[]): string {
  return markdownTable([
    ['clock figure', 'must be', 'typically', 'found nine times in ten from', 'processes'],
    ...sharpness.map(({ category, scenario, metric, unit, expected, ...seen }) => [
      `${category} › ${scenario} › ${metric}`,
      `${expected} ${unit}`,
      rounded(seen.typical),
      found(seen, expected),
      String(seen.processes),
    ]),
  ]);
}

function found(
  { typical, effect }: Pick<Sharpness, 'typical' | 'effect'>,
  expected: string,
): string {
  if (!Number.isFinite(effect)) return '–';
  const worse = effect * Math.abs(typical) * (expected.startsWith('at least') ? -1 : 1);
  const sign = worse < 0 ? '−' : '+';
  return `${rounded(typical + worse)} (${sign}${rounded(effect * 100)} %)`;
}

function rounded(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 }).replace('-', '−');
}
