import {
  arrivals,
  defineScenario,
  measurementOf,
  nowMs,
  openLoop,
  settled,
} from '@breaker-lab/stress-harness';
import { generatorNsPerCall } from './generator-cost.js';
import { NoOpLoad } from './no-op-load.js';

/** Some milliseconds; what calls leave for the collector is collected within most rounds. */
const ARRIVALS = 20_000;
/** The first ones are not compiled yet. */
const ROUNDS = { smoke: 45, standard: 120, soak: 1_000 };
/** So many a second that all of them are due when the first is. */
const AT_ONCE_PER_SEC = 1e12;
/** A tenth above what has to be sustained: of one stall it may make up for what was missed. */
const PACED_PER_SEC = 330_000;
const PACED_MS = { smoke: 150, standard: 500, soak: 10_000 };
const PATIENCE_MS = 2_000;

/** The load generator without a subject: it must not be what limits a run. */
export default defineScenario({
  name: 'generator-speed',
  needs: [],
  expectedSeconds: { smoke: 1, standard: 1, soak: 25 },
  sampling: 'once',
  async run(lab) {
    const random = lab.random('arrivals');
    const durationMs = (ARRIVALS / AT_ONCE_PER_SEC) * 1_000;
    const atOnce = () =>
      arrivals({ pattern: 'poisson', ratePerSec: AT_ONCE_PER_SEC, durationMs }, random);
    const load = new NoOpLoad();
    const rounds = lab.pick(ROUNDS);

    lab.phase('generator alone');
    const generatorNs = await generatorNsPerCall({
      arrivals: atOnce,
      offer: () => undefined,
      rounds,
    });
    lab.phase('generator, guarded call and recorder');
    const recordedNs = await generatorNsPerCall({
      arrivals: atOnce,
      offer: load.offer,
      rounds,
    });
    lab.phase(`${PACED_PER_SEC} a second`);
    const pacedMs = lab.pick(PACED_MS);
    const startMs = nowMs();
    const { lag } = await openLoop({
      arrivals: arrivals(
        { pattern: 'poisson', ratePerSec: PACED_PER_SEC, durationMs: pacedMs },
        random,
      ),
      offer: load.offer,
    });
    const sustainedPerSec = (lag.count / (nowMs() - startMs)) * 1_000;
    await settled(load.recorder, { patienceMs: PATIENCE_MS });

    return measurementOf({
      recorder: load.recorder,
      durationMs: nowMs() - startMs,
      heapGrowthBytes: null,
      metrics: {
        generatorNsPerCall: generatorNs,
        recordedPerGenerator: recordedNs / generatorNs,
        sustainedPerSec,
        lagMsP99: lag.percentileMs(99),
        ...load.guarded.conservation,
      },
      headline:
        `generator ${generatorNs.toFixed(0)} ns a call, with call and recorder ${recordedNs.toFixed(0)} ns; ` +
        `sustained ${sustainedPerSec.toFixed(0)} a second, p99 of lag ${lag.percentileMs(99).toFixed(2)} ms`,
    });
  },
});
