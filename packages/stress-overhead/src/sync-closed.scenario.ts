import { comparedCalls, COMPARISON_LIMITS, defineScenario } from '@breaker-lab/stress-harness';
import { closedBreaker, CONSECUTIVE } from './breakers.js';
import { CallTally, syncBatch } from './call-batch.js';
import { closedMeasurement } from './closed-measurement.js';
import { countedCalls } from './counted-calls.js';
import { Work } from './work.js';

const COUNTED_CALLS = 10_000;

/** What a synchronous call costs more through a closed breaker than without one. */
export default defineScenario({
  name: 'sync-closed',
  needs: ['sync'],
  expectedSeconds: { smoke: 4, standard: 7, soak: 35 },
  sampling: 'agreement',
  limits: COMPARISON_LIMITS,
  async run(lab) {
    const breaker = closedBreaker(lab, CONSECUTIVE);
    const counted = await countedCalls(lab, { breaker, sync: COUNTED_CALLS });
    const work = new Work(lab.random('inputs'));
    const unguarded = new CallTally();
    const guarded = new CallTally();
    const bare = syncBatch(() => work.small(), unguarded);
    const comparison = await comparedCalls(lab, {
      bare,
      twin: bare,
      realistic: syncBatch(() => work.document(), unguarded),
      guarded: syncBatch(() => breaker.executeSync?.(work.small) ?? NaN, guarded),
      guardedRealistic: syncBatch(() => breaker.executeSync?.(work.document) ?? NaN, guarded),
    });
    return closedMeasurement({ counted, comparison, guarded });
  },
});
