import type { PendingStep } from '../../../src/explore/index.js';
import type { Programs } from './walk.js';

export const read = (location: string): PendingStep => ({ location, kind: 'read' });
export const write = (location: string): PendingStep => ({ location, kind: 'write' });

/** What a schedule amounts to: for each location, the order of its steps, reads in a row sorted. */
export function classOf(order: string, programs: Programs): string {
  const at: Record<string, number> = {};
  const histories: Record<string, string[][]> = {};
  for (const actor of order) {
    const index = (at[actor] = (at[actor] ?? -1) + 1);
    const { location, kind } = programs[actor]?.[index] ?? read('');
    const history = (histories[location] ??= [[]]);
    if (kind !== 'read') history.push([`${actor}${index}`], []);
    else history.at(-1)?.push(`${actor}${index}`);
  }
  const sorted = Object.entries(histories).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(
    sorted.map(([location, rows]) => [location, rows.map((row) => row.sort())]),
  );
}
