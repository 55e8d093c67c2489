import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runLab } from '../../src/lab/run-lab.js';
import { allocatedBytesPerOperation } from '../../src/measure/allocated-bytes.js';
import { jobOf } from '../lab/job-of.js';

const scenarioFile = join(process.cwd(), 'test', 'measure', 'allocations.mjs');
const bytesOfAnObject = 32;

test('known objects are counted to a tenth of a byte, or not at all', async () => {
  const result = await runLab(jobOf('', { scenarioFile, limits: { semiSpaceMib: 16 } }));
  const metrics: Record<string, number> =
    result.kind === 'measured' ? result.measurement.metrics : {};
  const off = (name: string, bytes: number): number => Math.abs((metrics[name] ?? NaN) - bytes);
  expect(off('none', 0)).toBeLessThanOrEqual(0.1);
  expect(off('one', bytesOfAnObject)).toBeLessThanOrEqual(0.1);
  expect(off('three', 3 * bytesOfAnObject)).toBeLessThanOrEqual(0.1);
  expect(off('later', 2 * bytesOfAnObject)).toBeLessThanOrEqual(0.1);
  expect(metrics.tooMuch).toBeNaN();
});

test('outside a lab process it says what is missing', async () => {
  const counting = allocatedBytesPerOperation(() => undefined, {
    operations: 1_000,
    repetitions: 1,
  });
  await expect(counting).rejects.toMatchObject({ code: 'ERR_NO_GC' });
});
