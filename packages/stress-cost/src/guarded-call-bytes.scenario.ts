import {
  allocatedBytesPerOperation,
  CallRecorder,
  defineScenario,
  growthExponent,
  heapUsedAfterGcBytes,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { endlessBreaker, PAID_CALL } from './guarded-call-breaker.js';
import { GuardedCallWork } from './guarded-call-work.js';
import { HeldByHand } from './guarded-call-held.js';

/** Live reservations at which a call is looked at; the slope is taken over the last 16×. */
const LIVE = [10, 1_000, 6_250, 25_000, 100_000];
const LIVE_MAX = 100_000;
const COUNT = { operations: 2_000, repetitions: 5 };
const WARM_UP_CALLS = 10_000;
/**
 * What the engine has inlined by then decides whether a call of 600 B makes some objects more or
 * fewer; a reference for each of 6,250 live reservations would be 50,000 B.
 */
const BYTES_RESOLUTION = 1_024;

/** What a reservation takes while it lives and afterwards, and a call beside many that live. */
export default defineScenario({
  name: 'guarded-call-bytes',
  needs: ['cost', 'reservations'],
  expectedSeconds: { smoke: 1, standard: 1, soak: 1 },
  sampling: 'once',
  bearsNeighbour: true,
  limits: { semiSpaceMib: 64 },
  run: measure,
});

async function measure(lab: Lab): Promise<Measurement> {
  const startMs = nowMs();
  const recorder = new CallRecorder();
  const work = new GuardedCallWork(lab.random('inputs'));
  lab.phase('warm-up');
  const breaker = endlessBreaker(lab);
  const guarded = work.batch(() => breaker.execute(work.run, PAID_CALL));
  const held = new HeldByHand(breaker, { most: LIVE_MAX, recorder });
  await guarded(WARM_UP_CALLS);
  held.fill(WARM_UP_CALLS);
  held.commitAll();

  const emptyBytes = await heapUsedAfterGcBytes();
  const bareBytes = await allocatedBytesPerOperation(work.batch(work.run), COUNT);
  const calls: { size: number; cost: number }[] = [];
  for (const size of LIVE) {
    lab.phase(`${size} live reservations`);
    held.fill(size);
    await heapUsedAfterGcBytes();
    const bytes = await allocatedBytesPerOperation(guarded, COUNT);
    calls.push({ size, cost: bytes - bareBytes });
  }
  const liveBytes = await heapUsedAfterGcBytes();
  held.commitAll();
  const settledBytes = await heapUsedAfterGcBytes();
  breaker.dispose?.();
  return measurementOf({
    recorder,
    durationMs: nowMs() - startMs,
    heapGrowthBytes: settledBytes - emptyBytes,
    metrics: {
      bytesPerLiveReservation: (liveBytes - emptyBytes) / LIVE_MAX,
      bytesPerEndedReservation: (settledBytes - emptyBytes) / LIVE_MAX,
      bytesGrowthExponent: growthExponent(calls, { resolution: BYTES_RESOLUTION }),
      bytesPerCall: calls[0]?.cost ?? NaN,
    },
    notes: calls.map(
      ({ size, cost }) => `${size} live reservations: a call allocates ${cost.toFixed(0)} B`,
    ),
  });
}
