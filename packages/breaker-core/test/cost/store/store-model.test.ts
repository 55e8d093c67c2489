import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HeldReservation } from '../../../src/cost/reservation.js';
import type { KeeperTerms } from '../../../src/cost/store/keeper-terms.js';
import { seeded } from '../../seeded.js';
import { CAP_MICROS, keeperLab, type KeptBudget, TIMEOUT_MS, TTL_MS } from './keeper-lab.js';
import { soon, type StoreManner } from './scripted-store.js';

const MANNERS = [
  'now',
  'soon',
  'throws',
  'rejects',
  'rejects-after',
  'silent',
  'silent-after',
  'gated',
  'gated-after',
] as const satisfies StoreManner[];

const manner = fc.constantFrom(...MANNERS);
const at = fc.nat({ max: 20 });
const step = fc.oneof(
  fc.record({
    act: fc.constant('reserve' as const),
    process: fc.nat({ max: 2 }),
    micros: fc.nat({ max: 40 }),
  }),
  fc.record({ act: fc.constant('commit' as const), at, micros: fc.nat({ max: 50 }) }),
  fc.record({ act: fc.constant('refund' as const), at, micros: fc.nat({ max: 10 }) }),
  fc.record({ act: fc.constant('extend' as const), at }),
  fc.record({ act: fc.constant('store' as const), holds: manner, posts: manner }),
  fc.record({ act: fc.constant('wait' as const), ms: fc.constantFrom(1, TIMEOUT_MS, TTL_MS / 2) }),
  fc.record({ act: fc.constant('gate' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Kept {
  readonly process: KeptBudget;
  readonly reservation: HeldReservation;
}

/** Three processes on a store of bad manners. */
class Fleet {
  readonly lab;
  readonly processes: KeptBudget[];
  readonly #kept: Kept[] = [];

  constructor(terms: Partial<KeeperTerms>) {
    this.lab = keeperLab(terms);
    this.processes = [this.lab.process, this.lab.another(), this.lab.another()];
  }

  async take(next: Step): Promise<void> {
    const { store } = this.lab;
    if (next.act === 'reserve') this.#reserve(this.processes[next.process], next.micros);
    if (next.act === 'wait') this.#wait(next.ms);
    if (next.act === 'gate') await store.openGate();
    if (next.act === 'store') Object.assign(store, { holds: next.holds, posts: next.posts });
    const kept = 'at' in next ? this.#kept[next.at % this.#kept.length] : undefined;
    if (kept !== undefined) this.#use(kept, next);
    await soon();
  }

  /** The store works again, all calls end, and everything is told. */
  async settleAll(): Promise<void> {
    this.lab.store.manner = 'now';
    for (let n = 0; n < 100; n += 1) await this.lab.store.openGate();
    this.#wait(TTL_MS);
    await soon();
    for (const { keeper } of this.processes) await keeper.flush();
  }

  /** What is pending, and what the store has in the day, with what the processes have. */
  get sums() {
    const { processes } = this;
    const used = processes.map(({ usedMicros }) => usedMicros);
    const pending = processes.map(({ keeper }) => keeper.counts.pendingPosts);
    return { stored: this.lab.usedOf()[0], used: sum(used), pending: sum(pending) };
  }

  #reserve(process: KeptBudget | undefined, micros: number): void {
    void process?.reserve(micros).then((reservation) => {
      if (reservation !== undefined) this.#kept.push({ process, reservation });
    });
  }

  #use({ process, reservation }: Kept, next: Step): void {
    const { state, actualMicros, refundedMicros } = reservation;
    const isOpen = state === 'live' || state === 'expired';
    if (next.act === 'commit' && isOpen) process.commit(reservation, next.micros);
    if (next.act === 'extend' && state === 'live') process.extend(reservation);
    const canRefund = state === 'committed' && 'micros' in next;
    if (next.act === 'refund' && canRefund && next.micros <= actualMicros - refundedMicros) {
      process.refund(reservation, next.micros);
    }
  }

  #wait(ms: number): void {
    this.lab.clock.advance(ms);
    for (const process of this.processes) process.expireDue();
  }
}

describe.each(['estimate', 'nothing'] as const)('expiry charges the %s', (expiredCharge) => {
  test.each(['closed', 'open'] as const)(
    'once everything is told, the store knows what the processes know, failing %s',
    async (storeFailure) => {
      const run = fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const fleet = new Fleet({ expiredCharge, storeFailure });
        for (const next of steps) await fleet.take(next);
        await fleet.settleAll();
        const { stored, used, pending } = fleet.sums;
        expect({ stored, pending }).toEqual({ stored: used, pending: 0 });
      });
      await fc.assert(run, { ...seeded, numRuns: 100 });
    },
  );

  test('where charges had to be summed up, it never knows of less', async () => {
    const run = fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const fleet = new Fleet({ expiredCharge, storeFailure: 'open', storeOutboxMax: 1 });
      for (const next of steps) await fleet.take(next);
      await fleet.settleAll();
      const { stored, used, pending } = fleet.sums;
      expect(pending).toBe(0);
      expect(stored).toBeGreaterThanOrEqual(used);
    });
    await fc.assert(run, { ...seeded, numRuns: 100 });
  });
});

test('a store that works holds no more than the cap at any time', async () => {
  const works = fc.constantFrom('now' as const, 'soon' as const, 'gated' as const);
  const calls = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.integer({ min: 1, max: 40 }), works), {
    maxLength: 40,
  });
  const run = fc.asyncProperty(calls, async (asked) => {
    const { lab, processes } = new Fleet({ expiredCharge: 'estimate', storeFailure: 'closed' });
    for (const [process, micros, holds] of asked) {
      lab.store.holds = holds;
      void processes[process]?.reserve(micros);
      await lab.store.openGate();
      expect(lab.usedOf()[0]).toBeLessThanOrEqual(CAP_MICROS);
    }
  });
  await fc.assert(run, { ...seeded, numRuns: 100 });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
