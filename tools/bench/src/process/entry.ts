// One process of the bench: does one job, tells what it found, ends. Never imported.
import type { Job } from '../observation.js';
import { measureJob } from './measure-job.js';

function tellAndExit(message: unknown): void {
  // Some of what was measured holds timers: nothing may wait for them.
  process.send?.(message, undefined, undefined, () => process.exit(0));
}

process.once('message', (job: Job) => {
  void measureJob(job).then(tellAndExit);
});
// A parent that is gone wants no answer.
process.once('disconnect', () => process.exit(0));
