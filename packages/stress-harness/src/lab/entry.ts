// The lab process: plain Node, built packages, one job, one measurement. Never imported.
import { pathToFileURL } from 'node:url';
import { HarnessError } from '../harness-error.js';
import type { Lab } from '../scenario/lab.js';
import type { Scenario } from '../scenario/scenario.js';
import { SeededRandom } from '../seed.js';
import { loadSubject } from '../subject/load-subject.js';
import { LostTime } from '../record/lost-time.js';
import type { Job } from './job.js';

/** Above this share of lost processor time, clock figures say little about the subject. */
const LOST_SHARE_MAX = 0.05;

async function work(job: Job): Promise<unknown> {
  const subject = await loadSubject(job.source);
  if (job.scenarioFile === undefined) {
    return { type: 'subject', name: subject.name, capabilities: subject.capabilities };
  }
  const module = (await import(pathToFileURL(job.scenarioFile).href)) as { default?: Scenario };
  if (typeof module.default?.run !== 'function') {
    throw new HarnessError(
      'ERR_SCENARIO',
      `${job.scenarioFile}: no scenario; the file must default-export defineScenario({ … })`,
    );
  }
  const voided: string[] = [];
  const lab: Lab = {
    subject,
    source: job.source,
    profile: job.profile,
    seed: job.seed,
    maxWorkers: job.maxWorkers,
    processIndex: job.processIndex,
    ...(job.lightragServer && { lightragServer: job.lightragServer }),
    pick: (values) => values[job.profile],
    random: (label) => new SeededRandom(job.seed, label),
    phase: (name) => {
      tell({ type: 'phase', name });
    },
    debug: (event, detail) => {
      if (job.debug) tell({ type: 'debug', event, detail });
    },
    void: (reason) => {
      voided.push(reason);
    },
  };
  const lost = new LostTime();
  const measurement = await module.default.run(lab);
  // Pairs that are compared over several processes lose time on both sides alike.
  if (module.default.sampling === 'once' && lost.share() > LOST_SHARE_MAX) {
    lab.void(`others had the processor for ${(lost.share() * 100).toFixed(0)} % of the time`);
  }
  return { type: 'measured', measurement, voided };
}

function tell(message: unknown): void {
  process.send?.(message);
}

function tellAndExit(message: unknown): void {
  process.send?.(message, undefined, undefined, () => process.exit(0));
}

process.once('message', (job: Job) => {
  work(job).then(tellAndExit, (error: unknown) => {
    if (!(error instanceof HarnessError)) throw error;
    tellAndExit({ type: 'refused', code: error.code, message: error.message });
  });
});
// A parent that is gone wants no answer.
process.once('disconnect', () => process.exit(0));
