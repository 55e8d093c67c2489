import type { TraceRow } from './exploration.js';

/** Between two columns. */
const GAP = '  ';

/** Up to here every step is shown. */
const READABLE_ROWS = 15;
/** Of steps that one actor takes without a break, the first and the last are shown then. */
const RUN_HEAD = 1;
const RUN_TAIL = 2;

/** Of what is still longer, the beginning and the end are shown. */
const HEAD_ROWS = 12;
const TAIL_ROWS = 36;

/** A line of the table; without a number it stands for several steps. */
interface Line {
  readonly number: number | undefined;
  readonly row: TraceRow;
}

/**
 * The steps of a trace that a person has to see: those on what more than one actor works on; all of
 * them where there are none.
 */
export function sharedSteps(trace: readonly TraceRow[]): readonly TraceRow[] {
  const shared = trace.filter(({ own }) => own !== true);
  return shared.length === 0 ? trace : shared;
}

/**
 * A trace as a table: one column an actor, in the order in which they first went; one row a step,
 * but for steps on an actor's own.
 *
 * @remarks
 * Of more than 15 steps, those that one actor takes without a break are folded: what matters is
 * where another one comes between. Of more than 48 rows, the first 12 and the last 36 are shown.
 */
export function renderTrace(trace: readonly TraceRow[]): string {
  const steps = sharedSteps(trace);
  const all = steps.map((row, index): Line => ({ number: index + 1, row }));
  const lines = all.length > READABLE_ROWS ? runsOf(all).flatMap(folded) : all;
  const actors = [...new Set(steps.map(({ actor }) => actor))];
  const widths = actors.map((actor) =>
    lines.reduce(
      (width, { row }) => (row.actor === actor ? Math.max(width, row.did.length) : width),
      actor.length,
    ),
  );
  const numbers = String(steps.length).length;
  const text = (number: string, cells: readonly string[]): string =>
    [number.padStart(numbers), ...cells.map((cell, column) => cell.padEnd(widths[column] ?? 0))]
      .join(GAP)
      .trimEnd();
  const rows = lines.map(({ number, row }) =>
    text(
      String(number ?? ''),
      actors.map((other) => (other === row.actor ? row.did : '')),
    ),
  );
  const isLong = rows.length > HEAD_ROWS + TAIL_ROWS;
  return [
    text('', actors),
    text(
      '',
      widths.map((width) => '─'.repeat(width)),
    ),
    ...(isLong ? rows.slice(0, HEAD_ROWS) : rows),
    ...(isLong ? [text('…', []), ...rows.slice(-TAIL_ROWS)] : []),
  ].join('\n');
}

/** Steps that one actor takes without a break. */
function runsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run?.[0]?.row.actor === line.row.actor) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

function folded(run: readonly Line[]): readonly Line[] {
  const left = run.length - RUN_HEAD - RUN_TAIL;
  const [first] = run;
  if (left < 2 || first === undefined) return run;
  const rest: Line = {
    number: undefined,
    row: { actor: first.row.actor, did: `… ${left} more` },
  };
  return [...run.slice(0, RUN_HEAD), rest, ...run.slice(-RUN_TAIL)];
}
