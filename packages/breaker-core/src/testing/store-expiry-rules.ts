import type { StoreRule } from './store-law.js';

/** What a store promises of holds that nobody settles in time. */
export const EXPIRY_RULES: readonly StoreRule[] = [
  {
    name: 'an expired hold is charged what it said, whether that is all of it or nothing',
    check: async (desk) => {
      await desk.mustHold('all', { micros: 40, ttlMs: 2 * desk.tickMs });
      await desk.mustHold('nothing', { micros: 60, ttlMs: 2 * desk.tickMs, expiryChargeMicros: 0 });
      await desk.mustUse(desk.day, 100, { when: 'while both are held' });
      await desk.elapse(3);
      await desk.mustUse(desk.day, 40, { when: 'when both have expired' });
      await desk.mustHold('next', { micros: 60 });
    },
  },
  {
    name: 'a settlement after the expiry replaces what that has charged',
    check: async (desk) => {
      await desk.mustHold('all', { micros: 40, ttlMs: desk.tickMs });
      await desk.mustHold('nothing', { micros: 40, ttlMs: desk.tickMs, expiryChargeMicros: 0 });
      await desk.elapse(2);
      await desk.post(desk.settlement('all', { chargeMicros: 10 }));
      await desk.mustUse(desk.day, 10, { when: 'after a late 10 in the place of 40' });
      await desk.post(desk.settlement('nothing', { chargeMicros: 25 }));
      await desk.mustUse(desk.day, 35, { when: 'after a late 25 in the place of 0' });
    },
  },
  {
    name: 'a late settlement that comes twice counts once',
    check: async (desk) => {
      await desk.mustHold('a', { micros: 40, ttlMs: desk.tickMs });
      await desk.elapse(2);
      const late = desk.settlement('a', { chargeMicros: 10 });
      await desk.post(late);
      await desk.post(late);
      await desk.mustUse(desk.day, 10, { when: 'after the second delivery' });
    },
  },
  {
    name: 'a settled hold does not expire',
    check: async (desk) => {
      await desk.mustHold('a', { micros: 40, ttlMs: 2 * desk.tickMs });
      await desk.post(desk.settlement('a', { chargeMicros: 10 }));
      await desk.elapse(3);
      await desk.mustUse(desk.day, 10, { when: 'after the time to live of a settled hold' });
    },
  },
  {
    name: 'an extended hold lives on for the time it was given, and expires then',
    check: async (desk) => {
      const free = { ttlMs: 2 * desk.tickMs, expiryChargeMicros: 0 };
      await desk.mustHold('a', { micros: 40, ...free });
      await desk.post(desk.extension('a', 6 * desk.tickMs));
      await desk.elapse(4);
      await desk.mustUse(desk.day, 40, { when: 'after its first time to live' });
      await desk.elapse(4);
      await desk.mustUse(desk.day, 0, { when: 'after the time it was given' });
    },
  },
  {
    name: 'a hold that has expired is held again when it is extended, whatever the cap',
    check: async (desk) => {
      await desk.mustHold('a', { micros: 60, ttlMs: desk.tickMs, expiryChargeMicros: 0 });
      await desk.elapse(2);
      await desk.mustHold('b', { micros: 100 });
      await desk.post(desk.extension('a', 1_000 * desk.tickMs));
      await desk.mustUse(desk.day, 160, { when: 'after the extension' });
      await desk.post(desk.settlement('a', { chargeMicros: 5 }));
      await desk.mustUse(desk.day, 105, { when: 'after it was settled' });
    },
  },
  {
    name: 'an extension of a hold that is not there changes nothing',
    check: async (desk) => {
      await desk.post(desk.extension('unknown', 10 * desk.tickMs));
      await desk.mustUse(desk.day, 0, { when: 'after the extension' });
    },
  },
];
