import type { Evidence } from '../judge/verdict.js';
import { formatResultBlock, resultBlockOf } from './result-block.js';
import { tableText } from './table-text.js';
import type { TestReport } from './test-report.js';

/** A verdict as a person reads it: what was promised, what was seen, and how to see it again. */
export function explain(report: TestReport): string {
  const { verdict } = report;
  const block = resultBlockOf(report);
  const lines = [`${verdict.outcome.toUpperCase()}  ${report.test}`];
  if (verdict.outcome === 'skipped') return `${lines[0] ?? ''}\n  reason        ${verdict.reason}`;
  if (block !== undefined) lines.push(`  ${formatResultBlock(block)}`);
  for (const { headline } of report.observations)
    if (headline !== undefined) lines.push(`  ${headline}`);
  for (const table of report.observations.at(-1)?.tables ?? [])
    lines.push(...tableText(table).map((line) => `  ${line}`));
  if (verdict.outcome === 'pass') return lines.join('\n');
  lines.push(
    `  ${verdict.outcome === 'fail' ? 'broken promise' : 'no verdict'}  ${verdict.reason}`,
  );
  for (const evidence of verdict.evidence) {
    if (evidence.outcome !== 'pass') lines.push(`  evidence        ${describeEvidence(evidence)}`);
  }
  for (const note of report.observations.flatMap(({ notes }) => notes))
    lines.push(`  seen            ${note}`);
  lines.push(`  likely cause    ${verdict.cause ?? 'not the breaker, as far as was seen'}`);
  lines.push(`  replay          ${report.replay}`);
  return lines.join('\n');
}

/** One piece of evidence in figures. */
export function describeEvidence({
  metric,
  unit,
  expected,
  values,
  outcome,
  promise,
}: Evidence): string {
  const seen = values.length === 0 ? 'not measured' : spread(values);
  return `${outcome}: ${metric} ${seen} ${unit}, expected ${expected} — ${promise}`;
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const text = (value: number | undefined): string =>
    Number((value ?? NaN).toPrecision(4)).toString();
  const median = text(sorted[Math.floor(sorted.length / 2)]);
  return sorted.length === 1
    ? median
    : `median ${median} (${text(sorted[0])} to ${text(sorted.at(-1))}, n = ${sorted.length})`;
}
