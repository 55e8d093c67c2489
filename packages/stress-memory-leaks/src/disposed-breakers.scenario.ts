import {
  CallRecorder,
  defineScenario,
  heldResources,
  type Lab,
  measurementOf,
  resourcesLeft,
} from '@breaker-lab/stress-harness';
import { findLeaks } from './find-leaks.js';
import { EXPECTED_SECONDS } from './leak-load.js';
import { MeantCalls } from './meant-calls.js';

const BREAKERS = { smoke: 800, standard: 2_000, soak: 40_000 };
const FAILURES_TO_OPEN = 2;
const ONE_HOUR_MS = 3_600_000;
const FAULT = new Error('scripted upstream failure');

const answers = (): Promise<number> => Promise.resolve(1);
const fails = (): Promise<number> => Promise.reject(FAULT);

/** Breakers that are created, listened to, used, opened, and disposed with their open period to come. */
export default defineScenario({
  name: 'disposed-breakers',
  needs: [],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  async run(lab) {
    const recorder = new CallRecorder();
    const calls = new MeantCalls(recorder);
    await useAndDispose(lab, calls);
    const before = await heldResources();
    const { metrics, ...findings } = await findLeaks(lab, {
      operations: BREAKERS,
      segment: async (breakers) => {
        for (let i = 0; i < breakers; i++) await useAndDispose(lab, calls);
      },
    });
    const left = resourcesLeft(before, await heldResources());
    return measurementOf({
      recorder,
      ...findings,
      metrics: { ...metrics, ...left, ...calls.figures },
    });
  },
});

async function useAndDispose({ subject }: Lab, calls: MeantCalls): Promise<void> {
  const breaker = subject.create({
    trip: { kind: 'consecutive', failures: FAILURES_TO_OPEN },
    openDurationMs: ONE_HOUR_MS,
    halfOpenTrials: 1,
  });
  breaker.onTransition?.(() => undefined);
  const fail = { end: 'failed', isMeant: (error: unknown) => error === FAULT } as const;
  for (let i = 0; i < FAILURES_TO_OPEN; i++) await calls.run(() => breaker.execute(fails), fail);
  await calls.run(() => breaker.execute(answers), {
    end: 'rejected',
    isMeant: (error) => breaker.isRejection(error),
  });
  breaker.dispose?.();
}
