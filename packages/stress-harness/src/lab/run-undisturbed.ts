import type { Job } from './job.js';
import type { LabResult } from './lab-result.js';
import { type LabListener, runLab } from './run-lab.js';

/** Lab processes that may stand still before there is no verdict. */
const TRIES_MAX = 3;

/** Hears of one lab process after the other. */
export interface UndisturbedListener {
  readonly onBegin: () => void;
  readonly onMessage: LabListener;
  readonly onEnd: (result: LabResult) => void;
}

/**
 * Runs one job in a process that did not stand still: one that did is given up unread, whatever it
 * measured, and another takes its place.
 */
export async function runUndisturbed(
  job: Job,
  { onBegin, onMessage, onEnd }: UndisturbedListener,
): Promise<LabResult> {
  for (let tries = 1; ; tries++) {
    onBegin();
    const result = await runLab(job, onMessage);
    onEnd(result);
    const stoodStill = result.kind === 'died' && result.cause === 'stood-still';
    if (!stoodStill || tries === TRIES_MAX) return result;
  }
}
