import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { mutants } from '../src/index.js';

/** Numbers that the list of faults leaves out. */
const ABSENT = [18, 20, 22, 23, 34];
const LAST = 38;
const packages = join(process.cwd(), '..');
const readme = readFileSync(join(process.cwd(), 'README.md'), 'utf8');
const rows = tableRows();

interface FaultRow {
  readonly id: string;
  readonly mutants: readonly string[];
  readonly scenarios: readonly string[];
}

/** The rows between the marks: the last two cells hold mutants and scenarios. */
function tableRows(): FaultRow[] {
  const tables = /<!-- faults:begin -->(?<tables>[\s\S]*)<!-- faults:end -->/.exec(readme);
  return (tables?.groups?.tables ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (-|id |the old suite)/.test(line))
    .map((line) => {
      const cells = line.split('|').slice(1, -1);
      const names = (cell = ''): string[] => cell.match(/(?<=`)[\w-]+(?=`)/g) ?? [];
      return {
        id: cells[0]?.trim() ?? '',
        mutants: names(cells.at(-2)),
        scenarios: names(cells.at(-1)),
      };
    });
}

test('every fault has its row, and a test of breaker-core beside it', () => {
  const ids = Array.from({ length: LAST }, (_, i) => i + 1).filter((id) => !ABSENT.includes(id));
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(ids.map((id) => `F${id}`)));
  const tests = readdirSync(join(packages, 'breaker-core', 'test', 'faults'));
  const missing = ids.filter(
    (id) => !tests.some((file) => file.startsWith(`f${String(id).padStart(2, '0')}-`)),
  );
  expect(missing).toEqual([]);
});

describe.each(rows)('$id', (row) => {
  test('its mutants are in the registry', () => {
    const known = mutants.map(({ name }) => name);
    expect(row.mutants.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('each of its mutants is put to one of its scenarios, and each scenario meets one', () => {
    const met = row.mutants.map((name) => row.scenarios.filter((one) => isTriedBy(name, one)));
    expect(row.mutants.filter((_, i) => met[i]?.length === 0)).toEqual([]);
    expect(row.scenarios.filter((scenario) => !met.flat().includes(scenario))).toEqual([]);
  });
});

/** Whether a line of the owner's detection tests puts a mutant to a scenario. */
function isTriedBy(name: string, scenario: string): boolean {
  const owner = mutants.find((mutant) => mutant.name === name)?.owner ?? '';
  const source = readFileSync(join(packages, owner, 'stress', 'detection.stress.ts'), 'utf8');
  const imported = new RegExp(`import (\\w+) from '../src/${scenario}.scenario.js'`).exec(source);
  const variable = imported?.[1] ?? '-';
  const promises = [...source.matchAll(/^const (\w+) = \{\s*scenario: ([\s\S]*?)\};/gm)]
    .filter(([, , rest]) => new RegExp(`\\b${variable}\\b`).test(rest ?? ''))
    .map(([, promise]) => promise);
  const line = new RegExp(`detectsMutant\\('${name}',([\\s\\S]*?)\\);`, 'g');
  return [...source.matchAll(line)].some(([, put = '']) =>
    [variable, ...promises].some((word) => new RegExp(`\\b${word ?? '-'}\\b`).test(put)),
  );
}
