import { expect, test } from '@jest/globals';
import { runLab } from '../../src/lab/run-lab.js';
import { jobOf, subjectAt } from './job-of.js';

/** A process is started. */

/** Far less than the clock steps by, far more than any of it takes. */
const SANE_MS = 60_000;

test('a wall clock that steps by an hour and back moves no count and no duration', async () => {
  const source = subjectAt('./stepped-clock.mjs');
  const result = await runLab(jobOf('under-load', { source }));
  if (result.kind !== 'measured') throw new Error(JSON.stringify(result));
  const { calls, durationMs, latencyMsP95, metrics } = result.measurement;
  expect(calls).toEqual({
    offered: 200,
    succeeded: 200,
    ...{ failed: 0, rejected: 0, cancelled: 0, timedOut: 0 },
  });
  expect(result.voided.filter((reason) => !reason.includes('had the processor'))).toEqual([]);
  for (const ms of [durationMs, latencyMsP95, metrics.lagMsMax, metrics.loopDelayMsMax]) {
    expect(ms).toBeGreaterThanOrEqual(0);
    expect(ms).toBeLessThan(SANE_MS);
  }
});
