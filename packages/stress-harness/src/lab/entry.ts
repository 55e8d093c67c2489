// The lab process: plain Node, built packages, one job, one measurement. Never imported.
import { pathToFileURL } from 'node:url';
import { HarnessError } from '../harness-error.js';
import { VALIDITY } from '../judge/validity.js';
import type { Lab } from '../scenario/lab.js';
import type { Scenario } from '../scenario/scenario.js';
import { SeededRandom } from '../seed.js';
import { DEFAULT_SUBJECT } from '../settings.js';
import { loadSubject } from '../subject/load-subject.js';
import { LostTime } from '../record/lost-time.js';
import type { TransitionWatch } from '../record/transition-watch.js';
import type { BreakerSubject } from '../subject/subject.js';
import type { Job } from './job.js';

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
  const watch = job.debug ? await watchTransitions(subject) : undefined;
  const lab: Lab = {
    subject: watch?.subject ?? subject,
    source: job.source,
    baseline: {
      ...job.source,
      subject: job.baseline ?? DEFAULT_SUBJECT,
      variable: 'STRESS_BASELINE',
    },
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
  if (job.debug) await openToInspector(job);
  const lost = new LostTime();
  // In Chrome: chrome://inspect. `lab` and `module` can be looked at; a breakpoint stops the scenario.
  if (job.inspect) debugger;
  const measurement = await module.default.run(lab);
  if (watch !== undefined) tellTransitions(watch, lab);
  // What was measured, and all that is still in memory.
  if (job.inspect) debugger;
  if (job.inspect) lab.void('an inspector was there');
  // Pairs that are compared over several processes lose time on both sides alike.
  if (module.default.sampling === 'once' && lost.share() > VALIDITY.lostShareMax) {
    lab.void(`others had the processor for ${(lost.share() * 100).toFixed(0)} % of the time`);
  }
  return { type: 'measured', measurement, voided };
}

/** Loaded when it is wanted: what is measured otherwise has no part of it in memory. */
async function watchTransitions(subject: BreakerSubject): Promise<TransitionWatch> {
  const { TransitionWatch } = await import('../record/transition-watch.js');
  return new TransitionWatch(subject);
}

function tellTransitions({ records, seen }: TransitionWatch, lab: Lab): void {
  for (const transition of records) lab.debug('transition', transition);
  if (seen > records.length) lab.debug('transitions not kept', seen - records.length);
}

/** Blocks, where it is asked to, until an inspector is there. */
async function openToInspector({ inspect }: Job): Promise<void> {
  const { url, waitForDebugger } = await import('node:inspector');
  const message = { type: 'debug', event: 'inspector', detail: { url: url(), waits: inspect } };
  await new Promise((told) => process.send?.(message, undefined, undefined, told));
  if (inspect) waitForDebugger();
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
// A parent that is gone wants no answer; it may have gone before this line was reached.
process.once('disconnect', () => process.exit(0));
if (!process.connected) process.exit(0);
