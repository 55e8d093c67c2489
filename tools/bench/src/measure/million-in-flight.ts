import { setImmediate as nextTurn } from 'node:timers/promises';
import { startOwnTime } from '@breaker-lab/stress-harness';
import { type Observation, observed } from '../observation.js';
import type { ColumnName } from '../subject-name.js';
import { PendingCalls, starterOf } from './call-in-flight.js';

const CALLS = 1_000_000;
const MS_PER_S = 1_000;

/** Seconds until a million calls are in flight at once, the collector's time included. */
export async function millionInFlight(column: ColumnName): Promise<Observation> {
  const start = await starterOf(column);
  const calls = new PendingCalls(CALLS);
  const elapsed = startOwnTime();
  for (let i = 0; i < CALLS; i++) void start(calls.work);
  while (calls.started < CALLS) await nextTurn();
  const elapsedMs = elapsed();
  return observed([{ row: 'million-in-flight', column, value: elapsedMs / MS_PER_S }]);
}
