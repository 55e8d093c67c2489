import type { StoreAnswer } from '../cost/store/budget-store.js';
import { CAP_MICROS } from './store-desk.js';
import { expectSame, type StoreRule } from './store-law.js';

/** What a store promises of holds. */
export const HOLD_RULES: readonly StoreRule[] = [
  {
    name: 'what is held counts in each of its accounts at once',
    check: async (desk) => {
      await desk.mustHold('a', { micros: 30, accounts: [desk.day, desk.month, desk.rolling] });
      for (const account of [desk.day, desk.month, desk.rolling]) {
        await desk.mustUse(account, 30, { when: `of ${account.key} after a hold of 30` });
      }
    },
  },
  {
    name: 'an account is filled up to its cap, and not a micro-unit further',
    check: async (desk) => {
      await desk.mustHold('a', { micros: 60 });
      await desk.mustRefuse('b', { micros: 41 });
      await desk.mustHold('c', { micros: 40 });
      await desk.mustRefuse('d', { micros: 1 });
      await desk.mustHold('e', { micros: 0 });
      await desk.mustUse(desk.day, CAP_MICROS, { when: 'when it is full' });
    },
  },
  {
    name: 'all accounts are held, or none',
    check: async (desk) => {
      await desk.mustHold('full', { micros: 100, accounts: [desk.month] });
      await desk.mustRefuse('last', { micros: 10, accounts: [desk.day, desk.month] });
      await desk.mustRefuse('first', { micros: 10, accounts: [desk.month, desk.day] });
      await desk.mustUse(desk.day, 0, { when: 'of an account whose neighbour refused' });
    },
  },
  {
    name: 'of a hundred holds at once, those that fit are held',
    check: async (desk) => {
      const holds = Array.from({ length: 100 }, (_, n) => desk.hold(`hold-${n}`, { micros: 10 }));
      const held = (await Promise.all(holds)).filter((answer) => answer.held);
      expectSame('holds of 10 under a cap of 100', { expected: 10, received: held.length });
      await desk.mustUse(desk.day, CAP_MICROS, { when: 'after them' });
    },
  },
  {
    name: 'a refusal names an account that was asked, and what it has left',
    check: async (desk) => {
      await desk.mustHold('a', { micros: 70, accounts: [desk.month] });
      const accounts = [desk.day, desk.month];
      const answer = await desk.mustRefuse('b', { micros: 31, accounts });
      const { scope, key, remainingMicros, retryAtEpochMs } = answer;
      expectSame('the refusal', {
        expected: ['root', desk.month.key, 30],
        received: [scope, key, remainingMicros],
      });
      checkRetry(answer, retryAtEpochMs);
    },
  },
  {
    name: 'each hold is judged by the cap it brings',
    check: async (desk) => {
      await desk.mustHold('a', { micros: 80 });
      const { remainingMicros } = await desk.mustRefuse('lower', { micros: 0, capMicros: 50 });
      expectSame('left under the lower cap', { expected: 0, received: remainingMicros });
      await desk.mustHold('higher', { micros: 70, capMicros: 150 });
      await desk.mustRefuse('as before', { micros: 1 });
    },
  },
  {
    name: 'accounts of another scope, key or end are others',
    check: async (desk) => {
      await desk.mustHold('a', { micros: 100 });
      const { day } = desk;
      const others = [
        { ...day, scope: 'team' },
        { ...day, key: '2026-03-15' },
        { ...day, resetsAtEpochMs: day.resetsAtEpochMs + 3_600_000 },
      ];
      for (const account of others) await desk.mustUse(account, 0, { when: 'of another account' });
    },
  },
  {
    name: 'a hold in a period that was over two days ago is refused',
    check: async (desk) => {
      const resetsAtEpochMs = desk.day.resetsAtEpochMs - 3 * 24 * 3_600_000;
      await desk.mustRefuse('a', { micros: 1, accounts: [{ ...desk.day, resetsAtEpochMs }] });
    },
  },
  {
    name: 'a hold that comes twice is held once',
    check: async (desk) => {
      await desk.mustHold('a', { micros: 60 });
      await desk.mustHold('a', { micros: 60 });
      await desk.mustUse(desk.day, 60, { when: 'after the second delivery' });
    },
  },
  {
    name: 'a rolling account counts for all of its time, and then no more',
    check: async (desk) => {
      await desk.mustHold('a', { micros: 60, accounts: [desk.rolling] });
      await desk.post(desk.settlement('a', { chargeMicros: 60, accounts: [desk.rolling] }));
      await desk.elapse(9);
      await desk.mustUse(desk.rolling, 60, { when: 'after nine tenths of the window' });
      await desk.elapse(3);
      await desk.mustUse(desk.rolling, 0, { when: 'after the window and a fifth' });
    },
  },
];

function checkRetry(answer: StoreAnswer, retryAtEpochMs: number | null): void {
  const ok = retryAtEpochMs === null || Number.isFinite(retryAtEpochMs);
  if (!ok) throw new Error(`retryAtEpochMs is no date and not null: ${JSON.stringify(answer)}`);
}
