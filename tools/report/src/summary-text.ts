import { formatResultBlock } from '@breaker-lab/stress-harness/report';
import Table from 'cli-table3';
import type { CategorySummary, Summary, TestSummary } from './summary.js';

/** The summary as a person reads it: the table of categories, then every test's block. */
export function summaryText(summary: Summary): string {
  const { profile, seed, subject, machine } = summary;
  return [
    ...summary.categories.map(blocks),
    '',
    `${subject} · ${profile} · seed ${seed} · Node ${machine.node} · ${machine.cpu} × ${machine.cores} · ${machine.memoryGib} GiB`,
    categoryTable(summary.categories),
    `verdict: ${summary.verdict}${summary.reason === '' ? '' : `: ${summary.reason}`}`,
  ].join('\n');
}

function categoryTable(categories: readonly CategorySummary[]): string {
  const table = new Table({
    head: ['verdict', 'category', 'tests', 'time', 'measured'],
    style: { head: [], border: [], compact: true },
  });
  for (const { category, verdict, tests, replayed } of categories) {
    const elapsedMs = tests.reduce((sum, test) => sum + test.elapsedMs, 0);
    table.push([
      verdict,
      category,
      tally(tests),
      seconds(elapsedMs),
      replayed ? 'REPLAYED' : 'now',
    ]);
  }
  return table.toString();
}

function tally(tests: readonly TestSummary[]): string {
  const verdicts = [...new Set(tests.map(({ verdict }) => verdict))];
  return verdicts
    .map((wanted) => `${tests.filter(({ verdict }) => verdict === wanted).length} ${wanted}`)
    .join(', ');
}

function blocks({ category, reason, tests }: CategorySummary): string {
  const lines = [category];
  if (reason !== '') lines.push(`  ${reason}`);
  for (const test of tests) {
    lines.push(
      `  ${test.verdict.padEnd(12)} ${test.test}${test.replayed ? `  REPLAYED from ${test.measuredAt}` : ''}`,
    );
    if (test.block !== null) lines.push(`               ${formatResultBlock(test.block)}`);
    for (const headline of test.headlines) lines.push(`               ${headline}`);
    if (test.verdict !== 'pass')
      lines.push(
        `               ${test.reason}${test.cause === null ? '' : ` (likely cause: ${test.cause})`}`,
      );
    for (const evidence of test.evidence) lines.push(`               ${evidence}`);
    if (test.verdict === 'fail' || test.verdict === 'inconclusive')
      lines.push(`               replay: ${test.replay}`);
  }
  return lines.join('\n');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
