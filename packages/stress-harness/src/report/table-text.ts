import type { MeasuredTable } from '../scenario/measurement.js';

const GAP = '  ';

/** A table as lines of text: the title, the names of the columns, and a line for each row. */
export function tableText({ title, rows }: MeasuredTable): string[] {
  const names = Object.keys(rows[0] ?? {});
  const cells = [names, ...rows.map((row) => names.map((name) => cellText(row[name] ?? NaN)))];
  const widths = names.map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(GAP);
  return [title, ...cells.map(line)];
}

function cellText(value: number | string): string {
  if (typeof value === 'string') return value;
  if (Number.isNaN(value)) return '–';
  return value.toLocaleString('en-US', { maximumSignificantDigits: value < 1_000 ? 3 : 5 });
}
