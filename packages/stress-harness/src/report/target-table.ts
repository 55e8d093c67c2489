import { PROFILES } from '../profile.js';
import { thresholdOf, type Target } from '../judge/target.js';

/** The header of {@link targetTable}. */
const HEADER = [
  '| metric | unit | must be | figure | promise |',
  '| ------ | ---- | ------- | ------ | ------- |',
];

/** Targets as the Markdown table a category's README holds; a test compares the two. */
export function targetTable(targets: readonly Target[]): string {
  return [...HEADER, ...targets.map(row)].join('\n');
}

function row(target: Target): string {
  return `| \`${target.metric}\` | ${target.unit} | ${bound(target)} | ${target.figure} | ${target.promise} |`;
}

function bound(target: Target): string {
  const values = PROFILES.map((profile) => thresholdOf(target, profile));
  const same = new Set(values).size === 1;
  return `${target.bound} ${same ? values[0] : values.join(' / ')}`;
}
