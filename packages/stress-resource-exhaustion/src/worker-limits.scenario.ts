import { setTimeout as sleep } from 'node:timers/promises';
import { defineScenario, nowMs } from '@breaker-lab/stress-harness';
import { exhaust } from './exhaustion.js';
import { flood, type Flood } from './flood.js';
import { WorkerUpstream } from './worker-upstream.js';

/** More than the worker's heap bears: it dies with them in flight. */
const DEADLY_CALLS = 16;
const FLOOD: Flood = { calls: 1_200, callsPerTurn: 8, turn: () => sleep(1) };
/** How long a worker may take to run out of memory. */
const DYING_PATIENCE_MS = 10_000;

/** Calls go to a worker thread whose heap they fill, until it is gone. */
export default defineScenario({
  name: 'worker-limits',
  needs: ['transitions'],
  expectedSeconds: { smoke: 2, standard: 3, soak: 60 },
  sampling: 'once',
  bearsNeighbour: true,
  async run(lab) {
    let used: WorkerUpstream | undefined;
    const measured = await exhaust(lab, {
      createUpstream: () => (used = new WorkerUpstream(lab.source)),
      calmCallers: 8,
      pressure: async (offer, upstream) => {
        upstream.hoard();
        for (let call = 0; call < DEADLY_CALLS; call++) offer();
        const deadlineMs = nowMs() + DYING_PATIENCE_MS;
        while (!upstream.isDead && nowMs() < deadlineMs) await sleep(1);
        await flood(FLOOD, offer);
      },
      relief: (upstream) => upstream.start(),
    });
    return {
      ...measured,
      metrics: {
        ...measured.metrics,
        workerDeaths: used?.deaths ?? NaN,
        inFlightAtDeathMin: used?.inFlightAtDeathMin ?? NaN,
      },
    };
  },
});
