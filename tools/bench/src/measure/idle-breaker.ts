import { heapUsedAfterGcBytes, heldResources } from '@breaker-lab/stress-harness';
import { type Observation, observed } from '../observation.js';
import type { SubjectName } from '../subject-name.js';
import { loadSubject } from '../subjects/load.js';

const BREAKERS = 10_000;

/** What a breaker holds that nobody calls: heap, and timers whether they are referenced or not. */
export async function idleBreaker(column: SubjectName): Promise<Observation> {
  const { idle } = await loadSubject(column);
  const breakers: unknown[] = Array.from({ length: BREAKERS }, () => undefined);
  // The first ones also make what all of them share.
  breakers[0] = idle();
  breakers[1] = idle();
  const resources = await heldResources();
  const beforeBytes = await heapUsedAfterGcBytes();
  for (let i = 0; i < BREAKERS; i++) breakers[i] ??= idle();
  const bytes = (await heapUsedAfterGcBytes()) - beforeBytes;
  const { timers, active } = await heldResources();
  const made = BREAKERS - 2;
  const referenced = active.get('Timeout') ?? 0;
  return observed(
    [
      { row: 'idle-breaker/bytes', column, value: bytes / made },
      { row: 'idle-breaker/timers', column, value: (timers - resources.timers) / made },
    ],
    referenced === 0 ? [] : [`${column}: ${referenced} timers keep the process alive`],
  );
}
