import Table from 'cli-table3';
import type { Conclusion } from './conclusion.js';
import type { KillMatrix, MatrixRow } from './kill-matrix.js';

/** A cell of the whole matrix: seconds to the first catch, or one of these. */
const CELL = { pass: '·', inconclusive: '?', skipped: '–', untried: '' } as const;

/** The matrix as a person reads it: each mutant with who caught it, how soon and by what. */
export function killMatrixText(
  matrix: KillMatrix,
  { conclusion, whole }: { conclusion: Conclusion; whole: boolean },
): string {
  const { mutants, profile, seed, machine } = matrix;
  const owners = [...new Set(mutants.map(({ owner }) => owner))];
  return [
    ...owners.flatMap((owner) =>
      ownerLines(
        owner,
        mutants.filter((row) => row.owner === owner),
      ),
    ),
    ...(whole ? ['', wholeTable(mutants)] : []),
    '',
    `mutants of breaker-core · ${profile} · seed ${seed} · Node ${machine.node} · ${machine.cpu} × ${machine.cores} · ${machine.memoryGib} GiB`,
    `by kind: ${kinds(mutants)}`,
    ...conclusion.findings,
    `caught ${caught(mutants)} of ${mutants.length}${untried(mutants)} · verdict: ${conclusion.verdict}`,
  ].join('\n');
}

function ownerLines(owner: string, rows: readonly MatrixRow[]): string[] {
  const names = Math.max(...rows.map(({ name }) => name.length));
  const scenarios = Math.max(0, ...rows.map((row) => ownCatch(row)?.scenario.length ?? 0));
  return [
    `${owner}: caught ${caught(rows)} of ${rows.length}`,
    ...rows.map((row) => {
      const own = ownCatch(row);
      const told = `  ${row.fate.padEnd(12)} ${row.name.padEnd(names)}`;
      if (own === undefined) return `${told}  ${row.fault}`;
      return `${told} ${seconds(own.elapsedMs).padStart(6)} s  ${own.scenario.padEnd(scenarios)}  ${figures(own.evidence)}`;
    }),
  ];
}

function wholeTable(rows: readonly MatrixRow[]): string {
  const categories = [
    ...new Set(rows.flatMap(({ tried }) => tried.map(({ category }) => category))),
  ].sort();
  const table = new Table({
    head: ['mutant', ...categories.map((name) => name.replace(/^stress-/, ''))],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) {
    table.push([row.name, ...categories.map((category) => cell(row, category))]);
  }
  return `${table.toString()}\nseconds until caught, * by its owner; ${CELL.pass} passed  ${CELL.inconclusive} no verdict  ${CELL.skipped} skipped`;
}

function cell({ owner, tried, caughtBy }: MatrixRow, category: string): string {
  const soonest = caughtBy
    .filter((one) => one.category === category)
    .reduce((least, { elapsedMs }) => Math.min(least, elapsedMs), Infinity);
  if (soonest < Infinity) return `${seconds(soonest)}${category === owner ? '*' : ''}`;
  const here = tried.filter((one) => one.category === category);
  const found = (['inconclusive', 'pass', 'skipped'] as const).find((wanted) =>
    here.some(({ outcome }) => outcome === wanted),
  );
  return CELL[found ?? 'untried'];
}

function ownCatch({ owner, caughtBy }: MatrixRow) {
  return caughtBy.find(({ category }) => category === owner);
}

/** Evidence without the promise behind the dash. */
function figures(evidence: string): string {
  return evidence.split(' — ', 1)[0]?.split('\n', 1)[0] ?? '';
}

function kinds(rows: readonly MatrixRow[]): string {
  return [...new Set(rows.map(({ kind }) => kind))]
    .map((wanted) => {
      const ofKind = rows.filter(({ kind }) => kind === wanted);
      return `${wanted} ${caught(ofKind)} of ${ofKind.length}`;
    })
    .join(' · ');
}

/** By its owner, as in a run of some categories against all mutants. */
function untried(rows: readonly MatrixRow[]): string {
  const count = rows.filter(({ fate }) => fate === 'untried').length;
  return count === 0 ? '' : ` · untried by their owners ${count}`;
}

function caught(rows: readonly MatrixRow[]): number {
  return rows.filter(({ fate }) => fate === 'caught').length;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
