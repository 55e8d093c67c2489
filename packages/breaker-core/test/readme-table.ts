import { readFileSync } from 'node:fs';

export const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The part of the README about cost breakers. */
export const COST_GUIDE = README.slice(README.indexOf('\n## CostBreaker\n'));

const plain = (cell: string): string => cell.trim().replaceAll(/[`',]/g, '');

/** The cells of the first table of `text` whose head begins with `head`, row by row, unquoted. */
export function readmeTable(head: string, text = README): string[][] {
  const lines = text.split('\n');
  const rows = lines.slice(lines.findIndex((line) => line.startsWith(`| ${head} `)) + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((row) => row.split('|').slice(1, -1).map(plain));
}

/** The same of the cost guide. */
export const costTable = (head: string): string[][] => readmeTable(head, COST_GUIDE);

/** The words of a cell, sorted. */
export const words = (cell = ''): string[] => cell.split(' ').filter(Boolean).sort();

/** The words in code type in the part of `text` from `start` up to `end`. */
export function named(start: string, { text = README, end = '\n\n' } = {}): string[] {
  const from = text.indexOf(start);
  const paragraph = from < 0 ? '' : text.slice(from, text.indexOf(end, from));
  return Array.from(paragraph.matchAll(/`(\w+)`/g), ([, name]) => name ?? '');
}
