import { describe, expect, test } from '@jest/globals';
import { SharedBudget, sharedMonotonicClock } from '../../src/shared/index.js';
import { budgetWorker, messageOf, PATIENCE_MS } from './budget-workers.js';

const WORKERS = 4;
const TTL_MS = 300_000;

/** What a worker says of each of its shares. */
const sum = (told: readonly unknown[]): number =>
  told.reduce<number>((total, share) => total + Number(share), 0);

async function together(budget: SharedBudget, script: string): Promise<unknown[]> {
  const workers = Array.from({ length: WORKERS }, () => budgetWorker(budget.handle, script));
  try {
    return await Promise.all(workers.map(messageOf));
  } finally {
    await Promise.all(workers.map(async (worker) => await worker.terminate()));
  }
}

describe('four worker threads on one budget', () => {
  test(
    'who commits all, until it runs out, is admitted floor(cap / estimate) times',
    async () => {
      const budget = SharedBudget.create({ cap: 1 });
      const admitted = await together(
        budget,
        `let admitted = 0;
         for (let held; (held = tryReserve(budget, 0.000_07)) !== undefined; admitted++) {
           held.commit(0.000_07);
         }
         parentPort.postMessage(admitted);`,
      );
      expect(sum(admitted)).toBe(14_285);
      expect(budget.usage).toEqual({
        capMicros: 1_000_000,
        committedMicros: 999_950,
        reservedMicros: 0,
        remainingMicros: 50,
        excessMicros: 0,
        overrunMicros: 0,
      });
    },
    PATIENCE_MS,
  );

  test(
    'who holds all is admitted floor(cap / estimate) times, and nobody sees the cap exceeded',
    async () => {
      const budget = SharedBudget.create({ cap: 0.001, maxReservations: 512 });
      const admitted = await together(
        budget,
        `let admitted = 0;
         for (let round = 0; round < 50; round++) {
           const { committedMicros, reservedMicros } = budget.usage;
           if (committedMicros + reservedMicros > 1_000) throw new Error('the cap is exceeded');
           for (let call = 0; call < 20; call++) tryReserve(budget, 0.000_3)?.release();
         }
         while (tryReserve(budget, 0.000_003) !== undefined) admitted++;
         parentPort.postMessage(admitted);`,
      );
      expect(sum(admitted)).toBe(333);
      expect(budget.usage).toMatchObject({ committedMicros: 0, reservedMicros: 999 });
    },
    PATIENCE_MS,
  );

  test(
    'what one of them held when it was terminated comes back at its deadline',
    async () => {
      const budget = SharedBudget.create({
        cap: 1,
        reservationTtlMs: TTL_MS,
        expiredCharge: 'nothing',
      });
      const worker = budgetWorker(
        budget.handle,
        `budget.reserve(0.4);
         parentPort.postMessage('holds');
         for (;;) budget.reserve(0.1).commit(0);`,
      );
      expect(await messageOf(worker)).toBe('holds');
      await worker.terminate();
      expect(() => budget.reserve(0.7)).toThrow('are left');

      const nowMs = () => sharedMonotonicClock.nowMs() + TTL_MS;
      const later = SharedBudget.attach(budget.handle, { clock: { nowMs } });
      expect(later.usage).toMatchObject({ committedMicros: 0, reservedMicros: 0 });
      later.reserve(1).commit(1);
    },
    PATIENCE_MS,
  );
});
