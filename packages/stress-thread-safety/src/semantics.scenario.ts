import { CallRecorder, defineScenario, measurementOf, nowMs } from '@breaker-lab/stress-harness';
import { actionsOfAnyKind, listenersChangeNothing } from './semantics-callbacks.js';
import type { Law } from './semantics-law.js';
import { disposedIsOver, noCountIsLost, optionsStayTheCallers } from './semantics-ownership.js';
import {
  failuresInARow,
  rateOfCompletedCalls,
  rejectionsCountForNothing,
} from './semantics-thresholds.js';
import { hungTrialsLoseTheirSlots, openPeriodsAreKept, windowsForget } from './semantics-times.js';
import { wallClockMovesNothing } from './semantics-wall-clock.js';

const ROUNDS = { smoke: 20, standard: 200, soak: 20_000 };
/** How many breaches are told in words. */
const NOTES_MAX = 10;

/** By the metric that counts how often it was broken. */
const LAWS: Readonly<Record<string, { readonly law: Law; readonly once?: true }>> = {
  openedOffThreshold: { law: failuresInARow },
  openedOffRate: { law: rateOfCompletedCalls },
  rejectionsCounted: { law: rejectionsCountForNothing },
  windowsMisremembered: { law: windowsForget },
  openPeriodsMissed: { law: openPeriodsAreKept },
  wedgedByHungTrials: { law: hungTrialsLoseTheirSlots },
  hurtByListeners: { law: listenersChangeNothing },
  actionsMisread: { law: actionsOfAnyKind },
  optionsAltered: { law: optionsStayTheCallers },
  aliveAfterDispose: { law: disposedIsOver },
  // These take real time, or a million calls.
  movedByWallClock: { law: wallClockMovesNothing, once: true },
  countsLost: { law: noCountIsLost, once: true },
};

/** What one breaker does with one call after the other: each law in scripts with drawn numbers. */
export default defineScenario({
  name: 'semantics',
  needs: ['sync', 'counts', 'transitions', 'clock', 'trials'],
  expectedSeconds: { smoke: 1, standard: 3, soak: 200 },
  sampling: 'once',
  async run(lab) {
    const recorder = new CallRecorder('scripts');
    const notes: string[] = [];
    const metrics: Record<string, number> = {};
    // Nobody reads the stacks of that many scripted faults.
    Error.stackTraceLimit = 0;
    const startMs = nowMs();
    for (const [metric, { law, once = false }] of Object.entries(LAWS)) {
      lab.phase(metric);
      const random = lab.random(metric);
      metrics[metric] = 0;
      const rounds = once ? 1 : lab.pick(ROUNDS);
      for (let round = 0; round < rounds; round++) {
        const breaches = await law({ subject: lab.subject, recorder, random });
        metrics[metric] += breaches.length;
        notes.push(...breaches.map((breach) => `${metric}: ${breach}`));
      }
    }
    return measurementOf({
      recorder,
      durationMs: nowMs() - startMs,
      heapGrowthBytes: null,
      notes: notes.slice(0, NOTES_MAX),
      metrics,
    });
  },
});
