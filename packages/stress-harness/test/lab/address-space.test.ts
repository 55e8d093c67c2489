import { expect, test } from '@jest/globals';
import { runLab } from '../../src/lab/run-lab.js';
import type { LabLimits } from '../../src/scenario/scenario.js';
import { jobOf } from './job-of.js';

async function buffers(limits: LabLimits): Promise<number | undefined> {
  const result = await runLab(jobOf('takes-address-space', { limits }));
  return result.kind === 'measured' ? result.measurement.metrics.buffers : undefined;
}

test('2 GiB of address space hold some buffers of 64 MiB, but not 32; unlimited, 40 fit', async () => {
  const within = await buffers({ addressSpaceMib: 2_048 });
  expect(within).toBeGreaterThan(0);
  expect(within).toBeLessThan(32);
  expect(await buffers({})).toBe(40);
});

test('both limits that a shell sets hold together', async () => {
  const within = await buffers({ addressSpaceMib: 2_048, descriptors: 256 });
  expect(within).toBeLessThan(32);
});
