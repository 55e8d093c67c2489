// The thread of an exploration whose code under test may never come back. Never imported.
import { parentPort, workerData } from 'node:worker_threads';
import type { ApartJob, ApartMessage } from './apart-message.js';
import type { ExplorationModule } from './exploration-module.js';
import { exploreAsync, replayAsync } from './explore-async.js';
import { checkedOptions, type StepBegun } from './options.js';
import { Progress } from './progress.js';

const job = workerData as ApartJob;
const { default: exploration } = (await import(job.module)) as { default: ExplorationModule };
const { scenario, strategy: makeStrategy, ...options } = exploration;
const progress = new Progress(job.progress);
const strategy = makeStrategy();
const tell = (message: ApartMessage): void => parentPort?.postMessage(message);

tell({
  type: 'begins',
  scenario: scenario.name,
  starts: scenario.start,
  seed: checkedOptions(scenario, options).seed,
  bound: strategy.coverage.bound,
});
const onStep = ({ choices, row }: StepBegun): void => {
  progress.step(choices);
  if (job.schedule !== undefined) tell({ type: 'step', row });
};
const report =
  job.schedule === undefined
    ? await exploreAsync(scenario, { ...options, strategy, onStep })
    : await replayAsync(scenario, job.schedule, { ...options, onStep });
tell({ type: 'ended', report });
