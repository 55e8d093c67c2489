import { setTimeout as sleep } from 'node:timers/promises';
import {
  CallRecorder,
  defineScenario,
  GuardedCall,
  HarnessError,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { HttpUpstream, LightragClient } from '@breaker-lab/stress-harness/lightrag';
import { OutageWatch } from './outage-watch.js';

/** With the one that asks for its health, 20 requests at most. */
const QUERIES = { smoke: 4, standard: 8, soak: 19 };
/** Two requests a second at most, one at a time. */
const START_EVERY_MS = 500;
/** A real model takes its time. */
const PATIENCE_MS = 30_000;
/** Nobody begins another query after so long. */
const TOTAL_MS = 45_000;
const HEALTH_PATIENCE_MS = 10_000;
/** The mode that asks the least of a server. */
const FIELDS = { mode: 'naive', response_type: 'Single Sentence' };

/** A few queries to a real LightRAG, gently: only what holds for any server is judged. */
export default defineScenario({
  name: 'lightrag-server',
  integration: 'lightrag-server',
  needs: ['transitions'],
  expectedSeconds: { smoke: 10, standard: 15, soak: 30 },
  sampling: 'once',
  async run(lab) {
    const address = lab.lightragServer;
    if (address === undefined) {
      throw new HarnessError('ERR_LIGHTRAG_SERVER', 'no server is given; set LIGHTRAG_BASE_URL');
    }
    const client = new LightragClient(address);
    lab.phase('health');
    await checkHealth(client);
    await sleep(START_EVERY_MS);
    const upstream = new HttpUpstream(
      ({ ordinal, signal }) =>
        client.query(`In a few words: what is document ${ordinal} about?`, {
          signal,
          stream: ordinal % 2 === 0,
          fields: FIELDS,
        }),
      { patienceMs: PATIENCE_MS },
    );
    const breaker = lab.subject.create({
      trip: { kind: 'consecutive', failures: 3 },
      openDurationMs: 2_000,
      halfOpenTrials: 1,
    });
    const recorder = new CallRecorder();
    const guarded = new GuardedCall({ breaker, upstream, recorder });
    const watch = new OutageWatch({ breaker, upstream });
    const queries = lab.pick(QUERIES);
    const startMs = nowMs();
    for (let i = 0; i < queries && nowMs() - startMs < TOTAL_MS; i++) {
      lab.phase(`query ${i + 1} of ${queries}`);
      const gap = sleep(START_EVERY_MS);
      const shedding = watch.beforeCall();
      const call = guarded.run();
      shedding();
      await Promise.all([call, gap]);
    }
    const durationMs = nowMs() - startMs;
    breaker.dispose?.();

    const { answered, refused, unreadable } = upstream.ends;
    return measurementOf({
      recorder,
      durationMs,
      heapGrowthBytes: null,
      transitions: watch.log.records,
      notes: [`client ${JSON.stringify(upstream.ends)}`],
      metrics: {
        ...guarded.conservation,
        queriesSent: upstream.started,
        answered,
        refused,
        unreadable,
        startedWhileOpen: watch.startedWhileOpen,
        illegalTransitions: watch.log.illegal,
      },
    });
  },
});

/** @throws {@link HarnessError} when nobody answers there, or somebody who is no LightRAG. */
async function checkHealth(client: LightragClient): Promise<void> {
  try {
    await client.health({ signal: AbortSignal.timeout(HEALTH_PATIENCE_MS) });
  } catch (error) {
    throw new HarnessError(
      'ERR_LIGHTRAG_SERVER',
      `LIGHTRAG_BASE_URL: GET /health brought no LightRAG's answer (${(error as Error).message}); check the address, or unset it`,
    );
  }
}
