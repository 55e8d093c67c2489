import { setImmediate as nextTurn } from 'node:timers/promises';
import { heapUsedAfterGcBytes } from '@breaker-lab/stress-harness';
import { type Observation, observed } from '../observation.js';
import type { ColumnName } from '../subject-name.js';
import { PendingCalls, type Starter, starterOf } from './call-in-flight.js';

const CALLS = 100_000;
const WARM_UP_CALLS = 2_000;

/** Heap that a call in flight holds, over the pending promise it waits for. */
export async function bytesInFlight(column: ColumnName): Promise<Observation> {
  const start = await starterOf(column);
  const calls = new PendingCalls(CALLS);
  for (const way of [start, bare]) {
    await startAll(way, calls, WARM_UP_CALLS);
    calls.clear();
  }
  const bareBytes = await heldBytes(bare, calls);
  const bytes = await heldBytes(start, calls);
  return observed([{ row: 'bytes-in-flight', column, value: (bytes - bareBytes) / CALLS }]);
}

const bare: Starter = (work) => work();

async function heldBytes(start: Starter, calls: PendingCalls): Promise<number> {
  calls.clear();
  const before = await heapUsedAfterGcBytes();
  await startAll(start, calls, CALLS);
  return (await heapUsedAfterGcBytes()) - before;
}

async function startAll(start: Starter, calls: PendingCalls, count: number): Promise<void> {
  for (let i = 0; i < count; i++) void start(calls.work);
  while (calls.started < count) await nextTurn();
}
