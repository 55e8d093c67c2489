import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { countInstructions, withoutValgrind } from '../../src/measure/instruction-counts.js';

const counted = pathToFileURL(join(process.cwd(), 'test', 'measure', 'counted.mjs'));
const reason = withoutValgrind();
if (reason !== undefined) process.stdout.write(`SKIPPED  instruction counts: ${reason}\n`);

(reason === undefined ? describe : describe.skip)('instructions between marks', () => {
  test('twice the work takes twice of them, again and again', async () => {
    const loops = [100, 10_000, 20_000, 10_000];
    const { instructions, output } = await countInstructions(counted, { loops });
    expect(instructions).toHaveLength(loops.length);
    const [, once = NaN, twice, again] = instructions;
    expect(twice).toBeGreaterThan(1.98 * once);
    expect(twice).toBeLessThan(2.02 * once);
    expect(again).toBeGreaterThan(0.99 * once);
    expect(again).toBeLessThan(1.01 * once);
    expect(output).toMatch(/^sink -?\d+$/);
  });

  test.each([
    ['a process that fails', { fails: true }, 'as it was asked to'],
    ['a process that leaves no marks', { loops: [] }, 'no two marks'],
  ])('there are none of %s', async (_, plan, told) => {
    const error = { code: 'ERR_NO_COUNT', message: expect.stringContaining(told) };
    await expect(countInstructions(counted, plan)).rejects.toMatchObject(error);
  });
});
