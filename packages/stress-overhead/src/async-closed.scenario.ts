import { comparedCalls, COMPARISON_LIMITS, defineScenario } from '@breaker-lab/stress-harness';
import { closedBreaker, TIME_WINDOW } from './breakers.js';
import { asyncBatch, CallTally } from './call-batch.js';
import { closedMeasurement } from './closed-measurement.js';
import { countedCalls } from './counted-calls.js';
import { Work } from './work.js';

const COUNTED_CALLS = 1_000;

/** What an asynchronous call costs more through a closed breaker than without one. */
export default defineScenario({
  name: 'async-closed',
  needs: [],
  expectedSeconds: { smoke: 4, standard: 7, soak: 35 },
  sampling: 'agreement',
  limits: COMPARISON_LIMITS,
  async run(lab) {
    const breaker = closedBreaker(lab, TIME_WINDOW);
    const counted = await countedCalls(lab, { breaker, async: COUNTED_CALLS });
    const work = new Work(lab.random('inputs'));
    const unguarded = new CallTally();
    const guarded = new CallTally();
    const bare = asyncBatch(() => work.smallAsync(), unguarded);
    const comparison = await comparedCalls(lab, {
      bare,
      twin: bare,
      realistic: asyncBatch(() => work.answer(), unguarded),
      guarded: asyncBatch(() => breaker.execute(work.smallAsync), guarded),
      guardedRealistic: asyncBatch(() => breaker.execute(work.answer), guarded),
    });
    return closedMeasurement({ counted, comparison, guarded });
  },
});
