import type { AsyncWorld } from '@breaker-lab/stress-harness/explore';
import type { BreakerPlan } from '../race.js';
import type { WatchedRace } from './watched-race.js';

/** Open periods in which a breaker at rest must have found back. */
const PATIENT_PERIODS = 3;

/** Waits until every caller has heard; a breaker that is not closed must then find back. */
export async function checkUp(
  watched: WatchedRace,
  { world, plan }: { world: AsyncWorld; plan: BreakerPlan },
): Promise<void> {
  const { breaker, calls, violations } = watched.race;
  while (calls.unheard > 0) await world.sleep(plan.openDurationMs);
  watched.onArrival((call) => {
    watched.settle(call, 'succeeded');
  });
  for (let period = 0; period < PATIENT_PERIODS && breaker.state() !== 'closed'; period++) {
    await world.sleep(plan.openDurationMs);
    await watched.call();
  }
  if (breaker.state() === 'closed') return;
  violations.add('stuckBreakers', () => `${breaker.state()}, for ${PATIENT_PERIODS} open periods`);
}
