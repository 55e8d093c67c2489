import {
  type BrokenStore,
  changedAccounts,
  changedCaps,
  changedHolds,
  freshNumbers,
  LONG_MS,
} from './broken-store.js';

/** More than any cap. */
const BEYOND_MICROS = 1e12;

/** Stores that break a promise of holds. */
export const BROKEN_HOLDS: readonly BrokenStore[] = [
  {
    name: 'holds what fits of a hold that it refuses',
    broken: (inner) => ({
      hold: async (hold) => {
        const answer = await inner.hold(hold);
        if (answer.held) return answer;
        for (const [index, limit] of hold.limits.entries()) {
          await inner.hold({ ...hold, holdId: `${hold.holdId}#${index}`, limits: [limit] });
        }
        return answer;
      },
    }),
    caughtBy: ['all accounts are held, or none'],
  },
  {
    name: 'holds only the first account',
    broken: changedHolds((hold) => ({ ...hold, limits: hold.limits.slice(0, 1) })),
    caughtBy: [
      'what is held counts in each of its accounts at once',
      'all accounts are held, or none',
      'a refusal names an account that was asked, and what it has left',
      'a settlement frees what is held and charges what it says, in each account',
    ],
  },
  {
    name: 'looks, waits, and then holds',
    broken: (inner) => {
      const seen = new Set<string>();
      return {
        hold: async (hold) => {
          if (hold.micros === 0 || seen.has(hold.holdId)) return inner.hold(hold);
          for (const limit of hold.limits) {
            const look = { ...hold, holdId: 'look', micros: BEYOND_MICROS, limits: [limit] };
            const answer = await inner.hold(look);
            if (!answer.held && answer.remainingMicros < hold.micros) return answer;
          }
          seen.add(hold.holdId);
          const limits = hold.limits.map(({ account }) => ({ account, capMicros: BEYOND_MICROS }));
          return inner.hold({ ...hold, limits });
        },
      };
    },
    caughtBy: ['of a hundred holds at once, those that fit are held'],
  },
  {
    name: 'refuses what fills the cap',
    broken: changedCaps((capMicros) => capMicros - 1),
    caughtBy: [
      'an account is filled up to its cap, and not a micro-unit further',
      'all accounts are held, or none',
      'of a hundred holds at once, those that fit are held',
      'a refusal names an account that was asked, and what it has left',
      'each hold is judged by the cap it brings',
      'accounts of another scope, key or end are others',
      'a settlement frees what is held and charges what it says, in each account',
      'an expired hold is charged what it said, whether that is all of it or nothing',
      'a hold that has expired is held again when it is extended, whatever the cap',
    ],
  },
  {
    name: 'knows one cap for all',
    broken: changedCaps(() => 100),
    caughtBy: ['each hold is judged by the cap it brings'],
  },
  {
    name: 'does not look at the end of a period',
    broken: changedAccounts((account) =>
      account.resetsAtEpochMs === null
        ? account
        : { ...account, resetsAtEpochMs: Date.parse('2026-03-15T12:00:00Z') },
    ),
    caughtBy: [
      'accounts of another scope, key or end are others',
      'a hold in a period that was over two days ago is refused',
    ],
  },
  {
    name: 'forgets a rolling account in half its time',
    broken: changedAccounts((account) =>
      account.resetsAtEpochMs === null
        ? { ...account, per: { rollingMs: account.per.rollingMs / 2 } }
        : account,
    ),
    caughtBy: ['a rolling account counts for all of its time, and then no more'],
  },
  {
    name: 'holds again what comes again',
    broken: (inner) => {
      const seen = new Set<string>();
      const next = freshNumbers();
      return {
        hold: (hold) => {
          const isAgain = seen.has(hold.holdId);
          seen.add(hold.holdId);
          return inner.hold(isAgain ? { ...hold, holdId: `${hold.holdId}#${next()}` } : hold);
        },
      };
    },
    caughtBy: ['a hold that comes twice is held once'],
  },
  {
    name: 'never lets a hold expire',
    broken: changedHolds((hold) => ({ ...hold, ttlMs: LONG_MS })),
    caughtBy: [
      'an expired hold is charged what it said, whether that is all of it or nothing',
      'a settlement after the expiry replaces what that has charged',
      'a hold that has expired is held again when it is extended, whatever the cap',
    ],
  },
  {
    name: 'gives expired holds back',
    broken: changedHolds((hold) => ({ ...hold, expiryChargeMicros: 0 })),
    caughtBy: ['an expired hold is charged what it said, whether that is all of it or nothing'],
  },
];
