import {
  CallRecorder,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import type { Law } from './semantics-law.js';

const ROUNDS = { smoke: 20, standard: 200, soak: 20_000 };
/** How many breaches are told in words. */
const NOTES_MAX = 10;

/** Laws by the metric that counts how often each was broken. */
export type Laws = Readonly<
  Record<
    string,
    {
      readonly law: Law;
      /** Tried once: it takes real time, or a million calls. */
      readonly once?: true;
    }
  >
>;

/** Tries laws on a lab's subject, each in scripts of its own random numbers. */
export async function lawsMeasured(laws: Laws, lab: Lab): Promise<Measurement> {
  const recorder = new CallRecorder('scripts');
  const notes: string[] = [];
  const metrics: Record<string, number> = {};
  // Nobody reads the stacks of that many scripted faults.
  Error.stackTraceLimit = 0;
  const startMs = nowMs();
  for (const [metric, { law, once = false }] of Object.entries(laws)) {
    lab.phase(metric);
    const random = lab.random(metric);
    const rounds = once ? 1 : lab.pick(ROUNDS);
    let broken = 0;
    for (let round = 0; round < rounds; round++) {
      const breaches = await law({ subject: lab.subject, recorder, random });
      broken += breaches.length;
      notes.push(...breaches.map((breach) => `${metric}: ${breach}`));
    }
    metrics[metric] = broken;
  }
  return measurementOf({
    recorder,
    durationMs: nowMs() - startMs,
    heapGrowthBytes: null,
    notes: notes.slice(0, NOTES_MAX),
    metrics,
  });
}
