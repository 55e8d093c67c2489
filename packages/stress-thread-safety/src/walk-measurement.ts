import {
  CallRecorder,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { type WalkPlan, walkScripts } from './walked-script.js';

/** Walks scripts, and puts together what was found and how far it went. */
export async function walkMeasurement(
  lab: Lab,
  scripts: { readonly program: URL; readonly plans: readonly WalkPlan[] },
): Promise<Measurement> {
  const startMs = nowMs();
  const { walked, steps, violated, unfinished, notes } = await walkScripts(lab, scripts);
  const durationMs = nowMs() - startMs;
  const perSecond = (count: number): number => Math.round((count / durationMs) * 1_000);
  return measurementOf({
    recorder: new CallRecorder('schedules'),
    durationMs,
    heapGrowthBytes: null,
    notes,
    headline: `${walked} runs of ${steps} steps; ${perSecond(walked)} runs and ${perSecond(steps)} steps a second, starting the threads included`,
    metrics: { violatedScripts: violated, unfinishedScripts: unfinished, schedulesWalked: walked },
  });
}
