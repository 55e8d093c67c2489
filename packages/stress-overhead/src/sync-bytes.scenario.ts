import { defineScenario } from '@breaker-lab/stress-harness';
import { closedBreaker, CONSECUTIVE, openBreaker } from './breakers.js';
import { BYTE_LIMITS, bytesOver } from './byte-count.js';
import { bytesMeasurement } from './bytes-measurement.js';
import { CallTally, syncBatch } from './call-batch.js';
import { countedCalls } from './counted-calls.js';
import { PREPARED_ERROR, Work } from './work.js';

const COUNTED_CALLS = 10_000;

/** Bytes a synchronous call allocates, kept or not, more than without a breaker. */
export default defineScenario({
  name: 'sync-bytes',
  needs: ['sync'],
  expectedSeconds: { smoke: 1, standard: 1, soak: 1 },
  sampling: 'once',
  bearsNeighbour: true,
  limits: BYTE_LIMITS,
  async run(lab) {
    const work = new Work(lab.random('inputs'));
    const tally = new CallTally();
    const closed = closedBreaker(lab, CONSECUTIVE);
    const counted = await countedCalls(lab, { breaker: closed, sync: COUNTED_CALLS });
    lab.phase('bytes of a call');
    const bytesPerCall = await bytesOver(
      syncBatch(() => closed.executeSync?.(work.small) ?? NaN, tally),
      syncBatch(() => work.small(), tally),
    );
    const open = await openBreaker(lab);
    lab.phase('bytes of a rejection');
    const rejecting = new CallTally();
    const bytesPerRejection = await bytesOver(
      syncBatch(() => open.executeSync?.(work.small) ?? NaN, rejecting),
      syncBatch(() => {
        throw PREPARED_ERROR;
      }, tally),
    );
    return bytesMeasurement({ counted, bytesPerCall, bytesPerRejection, rejecting });
  },
});
