import type { StoreRule } from './store-law.js';

/** What a store promises of entries. */
export const ENTRY_RULES: readonly StoreRule[] = [
  {
    name: 'a settlement frees what is held and charges what it says, in each account',
    check: async (desk) => {
      const accounts = [desk.day, desk.month];
      await desk.mustHold('less', { micros: 50, accounts });
      await desk.post(desk.settlement('less', { chargeMicros: 20, accounts }));
      await desk.mustHold('nothing', { micros: 80, accounts });
      await desk.post(desk.settlement('nothing', { chargeMicros: 0, accounts }));
      for (const account of accounts) {
        await desk.mustUse(account, 20, { when: `of ${account.key} after charges of 20 and 0` });
      }
    },
  },
  {
    name: 'a charge above the cap is charged in full, and nothing fits then',
    check: async (desk) => {
      await desk.mustHold('a', { micros: 50 });
      await desk.post(desk.settlement('a', { chargeMicros: 130 }));
      await desk.mustUse(desk.day, 130, { when: 'after a charge of 130' });
      await desk.mustRefuse('free of charge', { micros: 0 });
    },
  },
  {
    name: 'a settlement of a hold that never came is charged all the same',
    check: async (desk) => {
      await desk.post(desk.settlement('unknown', { chargeMicros: 30 }));
      await desk.mustUse(desk.day, 30, { when: 'after a settlement of an unknown hold' });
    },
  },
  {
    name: 'a hold that comes after its settlement is ended by a second one',
    check: async (desk) => {
      await desk.post(desk.settlement('a', { chargeMicros: 30 }));
      await desk.mustHold('a', { micros: 50 });
      await desk.post(desk.settlement('a', { chargeMicros: 0 }));
      await desk.mustUse(desk.day, 30, { when: 'after the second settlement' });
    },
  },
  {
    name: 'an adjustment is added, and ends no hold',
    check: async (desk) => {
      await desk.mustHold('a', { micros: 50 });
      await desk.post(
        desk.adjustment({ chargeMicros: 30 }),
        desk.adjustment({ chargeMicros: -10 }),
      );
      await desk.mustUse(desk.day, 70, { when: 'after adjustments of 30 and -10' });
    },
  },
  {
    name: 'an entry counts once, however often it comes',
    check: async (desk) => {
      const one = desk.adjustment({ chargeMicros: 10 });
      const two = desk.adjustment({ chargeMicros: 5 });
      await desk.post(one);
      await desk.post(one);
      await desk.post(one, two);
      await desk.post(one);
      await desk.mustUse(desk.day, 15, { when: 'after entries of 10 and 5 were sent again' });
    },
  },
  {
    name: 'an entry that comes again under its number does not count, though its age has changed',
    check: async (desk) => {
      const number = { seq: 1, chargeMicros: 10 };
      await desk.post(desk.adjustment({ ...number, ageMs: 0 }));
      await desk.post(desk.adjustment({ ...number, ageMs: 7 }));
      await desk.mustUse(desk.day, 10, { when: 'after an entry was sent again' });
    },
  },
  {
    name: 'each writer has numbers of its own',
    check: async (desk) => {
      await desk.post(desk.adjustment({ chargeMicros: 10 }));
      await desk.post({ ...desk.adjustment({ chargeMicros: 5, seq: 1 }), writerId: 'other' });
      await desk.mustUse(desk.day, 15, { when: 'after the first entries of two writers' });
    },
  },
  {
    name: 'a charge without a hold is dated by its age',
    check: async (desk) => {
      const accounts = [desk.rolling];
      const old = desk.adjustment({ chargeMicros: 10, accounts, ageMs: 6 * desk.tickMs });
      await desk.post(old, desk.adjustment({ chargeMicros: 5, accounts }));
      await desk.mustUse(desk.rolling, 15, { when: 'after charges of 10 and 5' });
      await desk.elapse(6);
      await desk.mustUse(desk.rolling, 5, { when: 'when the older has left' });
    },
  },
];
