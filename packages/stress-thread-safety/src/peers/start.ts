import { cameToRest, type SubjectState } from '@breaker-lab/stress-harness';
import type { AsyncWorld } from '@breaker-lab/stress-harness/explore';
import type { BreakerPlan } from '../race.js';
import type { RacingCall } from '../racing-call.js';
import type { WatchedRace } from './watched-race.js';

const TRYING = 'half-open, a trial and an earlier call out';
const DUE = 'open and due, an earlier call out';
const CLOSED = 'closed';

/** Where a schedule may begin. */
export const STARTS = [TRYING, DUE, CLOSED] as const;

/** Longer than any window: a breaker that counts calls as they begin has forgotten this one. */
const LONG_MS = 20_000;

/** Brings a breaker to a start. @returns calls that are at the upstream, by whose they are. */
export async function beginAt(
  start: string,
  { watched, world, plan }: { watched: WatchedRace; world: AsyncWorld; plan: BreakerPlan },
): Promise<(readonly [name: string, call: RacingCall])[]> {
  if (start === CLOSED) return [];
  const earlier = await leftOut(watched);
  await world.sleep(LONG_MS);
  watched.onArrival((call) => {
    watched.settle(call, 'failed');
  });
  for (let failure = 0; failure < plan.failures; failure++) await watched.call();
  expect('open', { watched, start });
  if (start === DUE) {
    world.elapse(plan.openDurationMs);
    return [['earlier', earlier]];
  }
  await world.sleep(plan.openDurationMs);
  const trial = await leftOut(watched);
  expect('half-open', { watched, start });
  return [
    ['earlier', earlier],
    ['trial', trial],
  ];
}

/** Else a schedule would begin somewhere else than it says. */
function expect(
  state: SubjectState,
  { watched, start }: { watched: WatchedRace; start: string },
): void {
  const seen = watched.race.breaker.state();
  if (seen !== state)
    throw new Error(`no way to the start "${start}": it is ${seen}, not ${state}`);
}

/** A call that stays at the upstream. */
async function leftOut(watched: WatchedRace): Promise<RacingCall> {
  let out: RacingCall | undefined;
  watched.onArrival((call) => {
    out = call;
  });
  void watched.call();
  await cameToRest(() => out !== undefined);
  if (out === undefined) throw new Error('a call did not reach the upstream');
  return out;
}
