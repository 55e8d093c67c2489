// One worker thread of the races by the old suite's method. Never imported.
import { parentPort, workerData } from 'node:worker_threads';
import { loadSubject, SeededRandom } from '@breaker-lab/stress-harness/thread';
import { oldBudgetGuard, OldCaller, type OldGuard } from './old-method-caller.js';
import type { OldHeat, OldJob } from './old-method-job.js';
import { OldTally } from './old-method-tally.js';
import { StartingGate } from './starting-gate.js';
import type { GatedJob } from './thread-job.js';

const { seed, thread, heats, gate, gatePatienceMs } = workerData as OldJob & GatedJob;
const guards = await Promise.all(heats.map(guardOf));
const together = new StartingGate(gate).pass({ patienceMs: gatePatienceMs });
for (const [place, heat] of heats.entries()) {
  const guard = guards[place];
  const random = new SeededRandom(seed, `old race ${place} thread ${thread}`);
  const fails = (): boolean => random.share() < heat.failureRate;
  new OldTally(heat.tally).meet(together);
  const isIn = thread < heat.threads;
  if (isIn && guard !== undefined) new OldCaller(guard, { heat, thread, fails }).run();
}
parentPort?.postMessage(together);

async function guardOf({ source, on, handle }: OldHeat): Promise<OldGuard> {
  const { name, shared, sharedBudget } = await loadSubject(source);
  const breaker = on === 'breaker' ? shared?.attach(handle) : undefined;
  if (breaker !== undefined) return breaker;
  const budget = on === 'budget' ? sharedBudget?.attach(handle) : undefined;
  if (budget === undefined) throw new TypeError(`${name} shares no ${on}`);
  return oldBudgetGuard(budget);
}
