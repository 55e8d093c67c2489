import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { checkHistory, COUNTER, counterModel, renderBadPrefix } from '../../src/history/index.js';
import { answered } from './calls.js';

test('the README shows what a lost update looks like when it is printed', async () => {
  const add = (thread: number, at: readonly [number, number], result: number) =>
    answered({ thread, code: COUNTER.add, argument: 1 }, at, result);
  const history = [add(0, [1, 2], 0), add(0, [3, 6], 1), add(1, [4, 8], 1), add(0, [9, 10], 2)];
  const result = checkHistory(history, counterModel());
  const printed =
    result.kind === 'illegal' ? renderBadPrefix(result.badPrefix, counterModel()) : result.kind;
  expect(printed).toContain('◀ fits nowhere');
  expect(await readFile(join(process.cwd(), 'README.md'), 'utf8')).toContain(printed);
});
