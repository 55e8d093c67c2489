import { defineScenario } from '@breaker-lab/stress-harness';
import { closedBreaker, openBreaker, TIME_WINDOW } from './breakers.js';
import { BYTE_LIMITS, bytesOver } from './byte-count.js';
import { bytesMeasurement } from './bytes-measurement.js';
import { asyncBatch, CallTally } from './call-batch.js';
import { countedCalls } from './counted-calls.js';
import { PREPARED_ERROR, Work } from './work.js';

const COUNTED_CALLS = 1_000;

/** Bytes an asynchronous call allocates, kept or not, more than without a breaker. */
export default defineScenario({
  name: 'async-bytes',
  needs: [],
  expectedSeconds: { smoke: 1, standard: 1, soak: 1 },
  sampling: 'once',
  bearsNeighbour: true,
  limits: BYTE_LIMITS,
  async run(lab) {
    const work = new Work(lab.random('inputs'));
    const tally = new CallTally();
    const closed = closedBreaker(lab, TIME_WINDOW);
    const counted = await countedCalls(lab, { breaker: closed, async: COUNTED_CALLS });
    lab.phase('bytes of a call');
    const bytesPerCall = await bytesOver(
      asyncBatch(() => closed.execute(work.smallAsync), tally),
      asyncBatch(() => work.smallAsync(), tally),
    );
    const open = await openBreaker(lab);
    lab.phase('bytes of a rejection');
    const rejecting = new CallTally();
    const bytesPerRejection = await bytesOver(
      asyncBatch(() => open.execute(work.smallAsync), rejecting),
      asyncBatch(() => Promise.reject(PREPARED_ERROR), tally),
    );
    return bytesMeasurement({ counted, bytesPerCall, bytesPerRejection, rejecting });
  },
});
