import { join } from 'node:path';
import type { Job } from '../../src/lab/job.js';

const scenarios = join(process.cwd(), 'test', 'lab', 'scenarios');

/** A job for one of the scenario files beside this one. */
export function jobOf(scenario: string, changes: Partial<Job> = {}): Job {
  return {
    scenarioFile: join(scenarios, `${scenario}.mjs`),
    source: subjectAt('./subject.mjs'),
    profile: 'smoke',
    seed: 1,
    maxWorkers: 1,
    processIndex: 0,
    debug: false,
    inspect: false,
    limits: {},
    timeoutMs: 10_000,
    ...changes,
  };
}

/** A subject given as a path. */
export function subjectAt(path: string): Job['source'] {
  return { subject: path, registry: '', from: process.cwd(), invokedFrom: scenarios };
}
