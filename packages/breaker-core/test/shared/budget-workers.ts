import { Worker } from 'node:worker_threads';
import type { SharedBudgetHandle } from '../../src/shared/index.js';

const BUILT = new URL('../../dist/index.js', import.meta.url).href;

/** Starting them takes a fraction of a second, on a busy machine several. */
export const PATIENCE_MS = 60_000;

/** What is on stage in a worker's script. */
const PROLOGUE = `
  const { parentPort, workerData } = require('node:worker_threads');
  const tryReserve = (budget, estimate) => {
    try {
      return budget.reserve(estimate);
    } catch (error) {
      if (error.code !== 'ERR_SHARED_BUDGET_EXCEEDED') throw error;
      return undefined;
    }
  };
`;

/** A worker thread that runs `script` on the built package, with `budget` attached to the handle. */
export function budgetWorker(handle: SharedBudgetHandle, script: string): Worker {
  const source = `${PROLOGUE}
    import(${JSON.stringify(BUILT)}).then(({ SharedBudget }) => {
      const budget = SharedBudget.attach(workerData);
      ${script}
    });
  `;
  return new Worker(source, { eval: true, workerData: handle });
}

/** The next message of a worker. */
export async function messageOf(worker: Worker): Promise<unknown> {
  return await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
