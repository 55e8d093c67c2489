import {
  type Batch,
  comparedCalls,
  COMPARISON_LIMITS,
  defineScenario,
  measurementOf,
} from '@breaker-lab/stress-harness';
import { openBreaker } from './breakers.js';
import { asyncBatch, CallTally, syncBatch } from './call-batch.js';
import { countedCalls } from './counted-calls.js';
import { PREPARED_ERROR, Work } from './work.js';

const COUNTED_CALLS = 1_000;

/** What an open breaker's rejection costs more than an error that is there already. */
export default defineScenario({
  name: 'open-path',
  needs: [],
  expectedSeconds: { smoke: 4, standard: 7, soak: 35 },
  sampling: 'agreement',
  limits: COMPARISON_LIMITS,
  async run(lab) {
    const offersSync = lab.subject.capabilities.includes('sync');
    const breaker = await openBreaker(lab);
    const { recorder, durationMs, reached, conservation } = await countedCalls(lab, {
      breaker,
      async: COUNTED_CALLS,
      sync: offersSync ? COUNTED_CALLS : 0,
    });

    const work = new Work(lab.random('inputs'));
    const tally = new CallTally();
    const bare = asyncBatch(() => Promise.reject(PREPARED_ERROR), tally);
    const madeAnew = asyncBatch(() => Promise.reject(new RangeError('made anew')), tally);
    const sync: Record<string, Batch> = {
      madeAnewSync: syncBatch(() => {
        throw new RangeError('made anew');
      }, tally),
      bareSync: syncBatch(() => {
        throw PREPARED_ERROR;
      }, tally),
      rejectedSync: syncBatch(() => breaker.executeSync?.(work.small) ?? NaN, tally),
    };
    const comparison = await comparedCalls<string>(lab, {
      bare,
      twin: bare,
      madeAnew,
      rejected: asyncBatch(() => breaker.execute(work.smallAsync), tally),
      ...(offersSync ? sync : {}),
    });
    const nsAsync = comparison?.nsOver('rejected', 'bare') ?? NaN;
    const nsSync = offersSync ? (comparison?.nsOver('rejectedSync', 'bareSync') ?? NaN) : undefined;
    const timesAsync =
      comparison?.overheadRatio({ subject: 'rejected', baseline: 'madeAnew', bare: 'bare' }) ?? NaN;
    const timesSync = offersSync
      ? (comparison?.overheadRatio({
          subject: 'rejectedSync',
          baseline: 'madeAnewSync',
          bare: 'bareSync',
        }) ?? NaN)
      : timesAsync;
    const smallestNs = comparison?.smallestEffectNs('rejected', 'bare') ?? NaN;

    return measurementOf({
      recorder,
      durationMs,
      heapGrowthBytes: null,
      metrics: {
        rejectedShare: recorder.counts.rejected / recorder.counts.offered,
        reachedUpstream: reached + work.runs,
        timesMadeAnewMax: Math.max(timesAsync, timesSync),
        nsPerRejectionAsync: nsAsync,
        ...(nsSync === undefined ? {} : { nsPerRejectionSync: nsSync }),
        twinRatio: comparison?.twinRatio ?? NaN,
        smallestEffectNs: smallestNs,
        ...conservation,
        unsettledCalls: conservation.unsettledCalls + (comparison === undefined ? 1 : 0),
      },
      notes: [
        `smallest effect this process could have seen: ${smallestNs.toFixed(0)} ns a rejection`,
      ],
    });
  },
});
