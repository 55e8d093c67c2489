import type { AsyncWorld } from '@breaker-lab/stress-harness/explore';
import type { RacingCall } from '../racing-call.js';
import type { WatchedRace } from './watched-race.js';

/** Answers a call when the schedule says so, and as it says. */
export async function answer(
  call: RacingCall,
  { watched, world }: { watched: WatchedRace; world: AsyncWorld },
): Promise<void> {
  const end = await world.outcome(`call ${call.id}`, ['succeeded', 'failed']);
  watched.settle(call, end);
}
