import {
  type BreakerSubject,
  CallRecorder,
  HarnessError,
  microtasks,
} from '@breaker-lab/stress-harness';
import type { AsyncScenario, AsyncWorld } from '@breaker-lab/stress-harness/explore';
import type { BreakerPlan } from '../race.js';
import { answer } from './answer.js';
import { broken } from './broken.js';
import { checkUp } from './check-up.js';
import { PROMISES, type Promised } from './promise.js';
import { beginAt, STARTS } from './start.js';
import { WatchedRace } from './watched-race.js';

const PLAN: BreakerPlan = { failures: 2, trials: 1, openDurationMs: 10 };
/** Whoever calls, and after how many microtasks of its tick. */
const CALLERS = { A: 0, B: 1, C: 2 };
/** Open periods that pass while they call. */
const PERIODS = 2;

/**
 * Puts promises to the test: a few calls of one breaker, in whatever order.
 *
 * @throws {@link HarnessError} `ERR_SUBJECT` for a subject that does not tell of its transitions:
 * it would seem to keep everything.
 */
export function breakerScenario(
  subject: BreakerSubject,
  promises: readonly Promised[],
): AsyncScenario {
  if (!subject.capabilities.includes('transitions')) {
    throw new HarnessError('ERR_SUBJECT', `${subject.name} offers no transitions to look at`);
  }
  // Nobody reads it, and to make one takes longer than a run.
  const recorder = new CallRecorder();
  return {
    name: `${subject.name}: ${promises.map((promise) => PROMISES[promise]).join('; ')}`,
    start: STARTS,
    setup: async (world, start) => {
      const watched = new WatchedRace(subject, { plan: PLAN, world, recorder });
      const out = await beginAt(start, { watched, world, plan: PLAN });
      watched.onArrival((call) => {
        void answer(call, { watched, world });
      });
      const actors: Record<string, () => Promise<void>> = {};
      for (const [name, call] of out) actors[name] = () => answer(call, { watched, world });
      for (const [name, after] of Object.entries(CALLERS)) {
        actors[name] = async () => {
          await microtasks(after);
          await watched.call();
        };
      }
      actors.time = () => letPass(world);
      if (promises.includes('stuckBreakers')) {
        actors['check-up'] = () => checkUp(watched, { world, plan: PLAN });
      }
      const firstBroken = (): string | undefined => {
        for (const promise of promises) {
          const how = broken(watched.race, promise);
          if (how !== undefined) return promises.length === 1 ? how : `${promise}: ${how}`;
        }
        return undefined;
      };
      return { actors, invariant: firstBroken };
    },
  };
}

/** For breakers that have no timers, and look at the clock when they are called. */
async function letPass(world: AsyncWorld): Promise<void> {
  for (let period = 0; period < PERIODS; period++) await world.sleep(PLAN.openDurationMs);
}
