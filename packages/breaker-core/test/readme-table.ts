import { readFileSync } from 'node:fs';

export const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const plain = (cell: string): string => cell.trim().replaceAll(/[`',]/g, '');

/** The cells of the README's first table whose head begins with `head`, row by row, unquoted. */
export function readmeTable(head: string): string[][] {
  const lines = README.split('\n');
  const rows = lines.slice(lines.findIndex((line) => line.startsWith(`| ${head} `)) + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((row) => row.split('|').slice(1, -1).map(plain));
}
