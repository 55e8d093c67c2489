import { defineScenario, measurementOf, UpstreamFault } from '@breaker-lab/stress-harness';
import { closedBreaker, NEVER_OPENS, openBreaker, TIME_WINDOW } from './breakers.js';
import { asyncBatch, CallTally } from './call-batch.js';
import { countedCalls } from './counted-calls.js';
import { promisesOver } from './promise-count.js';
import { PREPARED_ERROR, Work } from './work.js';

const COUNTED_CALLS = 1_000;
const FAULT = new UpstreamFault();

/** Promises an asynchronous call makes more through a breaker than without one. */
export default defineScenario({
  name: 'async-promises',
  needs: [],
  expectedSeconds: { smoke: 1, standard: 1, soak: 1 },
  sampling: 'once',
  bearsNeighbour: true,
  async run(lab) {
    const work = new Work(lab.random('inputs'));
    const closed = closedBreaker(lab, TIME_WINDOW);
    const failing = closedBreaker(lab, NEVER_OPENS);
    const counted = await countedCalls(lab, { breaker: closed, async: COUNTED_CALLS });
    const open = await openBreaker(lab);
    const tallies = {
      closed: new CallTally(),
      failing: new CallTally(),
      rejecting: new CallTally(),
    };
    const bare = new CallTally();
    lab.phase('promises of a call');
    const perCall = await promisesOver(
      asyncBatch(() => closed.execute(work.smallAsync), tallies.closed),
      asyncBatch(() => work.smallAsync(), bare),
    );
    lab.phase('promises of a failing call');
    const fail = (): Promise<number> => Promise.reject(FAULT);
    const perFailure = await promisesOver(
      asyncBatch(() => failing.execute(fail), tallies.failing),
      asyncBatch(fail, bare),
    );
    lab.phase('promises of a rejection');
    const perRejection = await promisesOver(
      asyncBatch(() => open.execute(work.smallAsync), tallies.rejecting),
      asyncBatch(() => Promise.reject(PREPARED_ERROR), bare),
    );
    const stuck = [perCall, perFailure, perRejection].filter((count) => count === undefined);
    const { recorder, durationMs, conservation } = counted;
    return measurementOf({
      recorder,
      durationMs,
      heapGrowthBytes: null,
      metrics: {
        promisesPerCall: perCall ?? NaN,
        promisesPerFailure: perFailure ?? NaN,
        promisesPerRejection: perRejection ?? NaN,
        failedShare: tallies.failing.threw / Math.max(1, tallies.failing.calls),
        rejectedShare: tallies.rejecting.threw / Math.max(1, tallies.rejecting.calls),
        ...conservation,
        unsettledCalls: conservation.unsettledCalls + stuck.length,
      },
    });
  },
});
