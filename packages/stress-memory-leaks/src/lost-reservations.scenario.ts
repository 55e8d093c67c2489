import { CallRecorder, defineScenario, measurementOf } from '@breaker-lab/stress-harness';
import { findLeaks } from './find-leaks.js';
import { EXPECTED_SECONDS, OPERATIONS } from './leak-load.js';
import { MeantCalls } from './meant-calls.js';

const CAP = 1_000_000;
const ONE_MICRO = 0.000_001;
const TIME_TO_LIVE_MS = 1_000;
/** Reserved before their time is up. */
const TOGETHER = 100;

const succeed = { end: 'succeeded' } as const;

/** Reservations that nobody settles: their time runs out, and the budget lets them go. */
export default defineScenario({
  name: 'lost-reservations',
  needs: ['cost', 'reservations', 'clock'],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  async run(lab) {
    const clock = { nowMs: 0 };
    const breaker = lab.subject.createCost?.({
      dailyCap: CAP,
      reservationTtlMs: TIME_TO_LIVE_MS,
      nowMs: () => clock.nowMs,
    });
    const recorder = new CallRecorder();
    const calls = new MeantCalls(recorder);
    let reservedMicrosLeft = 0;
    const reserve = (): Promise<unknown> => Promise.resolve(breaker?.reserve?.(ONE_MICRO));
    const { metrics, ...findings } = await findLeaks(lab, {
      operations: OPERATIONS,
      segment: async (operations) => {
        for (let done = 0; done < operations; done += TOGETHER) {
          for (let i = 0; i < TOGETHER; i++) await calls.run(reserve, succeed);
          clock.nowMs += TIME_TO_LIVE_MS + 1;
          reservedMicrosLeft += breaker?.usage().reservedMicros ?? NaN;
        }
      },
    });
    breaker?.dispose?.();
    return measurementOf({
      recorder,
      ...findings,
      metrics: { ...metrics, reservedMicrosLeft, ...calls.figures },
    });
  },
});
