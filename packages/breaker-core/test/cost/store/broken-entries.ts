import {
  type BrokenStore,
  changedCharges,
  changedEntries,
  freshNumbers,
  LONG_MS,
} from './broken-store.js';

/** Stores that break a promise of entries. */
export const BROKEN_ENTRIES: readonly BrokenStore[] = [
  {
    name: 'takes every entry for a new one',
    broken: (inner) => {
      const next = freshNumbers();
      return changedEntries((entry) => ({ ...entry, seq: next() }))(inner);
    },
    caughtBy: [
      'an entry counts once, however often it comes',
      'an entry that comes again under its number does not count, though its age has changed',
      'a late settlement that comes twice counts once',
    ],
  },
  {
    name: 'knows a repeated entry by all that it says',
    broken: (inner) => {
      const seen = new Set<string>();
      const next = freshNumbers();
      return changedEntries((entry) => {
        const text = JSON.stringify(entry);
        if (seen.has(text)) return undefined;
        seen.add(text);
        return { ...entry, seq: next() };
      })(inner);
    },
    caughtBy: [
      'an entry that comes again under its number does not count, though its age has changed',
    ],
  },
  {
    name: 'numbers all writers together',
    broken: changedEntries((entry) => ({ ...entry, writerId: 'all' })),
    caughtBy: ['each writer has numbers of its own'],
  },
  {
    name: 'keeps holding what was settled',
    broken: changedEntries((entry) =>
      entry.kind === 'settle' ? { ...entry, kind: 'adjust' } : entry,
    ),
    caughtBy: [
      'a rolling account counts for all of its time, and then no more',
      'a settlement frees what is held and charges what it says, in each account',
      'a charge above the cap is charged in full, and nothing fits then',
      'a hold that comes after its settlement is ended by a second one',
      'a settlement after the expiry replaces what that has charged',
      'a late settlement that comes twice counts once',
      'a settled hold does not expire',
      'a hold that has expired is held again when it is extended, whatever the cap',
    ],
  },
  {
    name: 'leaves out what it has no hold of',
    broken: (inner) => {
      const holds = new Set<string>();
      const known = changedEntries((entry) =>
        entry.kind === 'settle' && !holds.has(entry.holdId) ? { ...entry, chargeMicros: 0 } : entry,
      );
      return {
        ...known(inner),
        hold: (hold) => {
          holds.add(hold.holdId);
          return inner.hold(hold);
        },
      };
    },
    caughtBy: [
      'a settlement of a hold that never came is charged all the same',
      'a hold that comes after its settlement is ended by a second one',
    ],
  },
  {
    name: 'charges no more than the cap',
    broken: changedCharges((chargeMicros) => Math.min(chargeMicros, 100)),
    caughtBy: ['a charge above the cap is charged in full, and nothing fits then'],
  },
  {
    name: 'takes nothing back',
    broken: changedCharges((chargeMicros) => Math.max(chargeMicros, 0)),
    caughtBy: ['an adjustment is added, and ends no hold'],
  },
  {
    name: 'dates every charge by its arrival',
    broken: changedEntries((entry) => ({ ...entry, ageMs: 0 })),
    caughtBy: ['a charge without a hold is dated by its age'],
  },
  {
    name: 'does not extend',
    broken: changedEntries((entry) => (entry.kind === 'extend' ? undefined : entry)),
    caughtBy: [
      'an extended hold lives on for the time it was given, and expires then',
      'a hold that has expired is held again when it is extended, whatever the cap',
    ],
  },
  {
    name: 'extends for ever',
    broken: changedEntries((entry) =>
      entry.kind === 'extend' ? { ...entry, ttlMs: LONG_MS } : entry,
    ),
    caughtBy: ['an extended hold lives on for the time it was given, and expires then'],
  },
  {
    name: 'makes a hold of an extension',
    broken: (inner) => ({
      post: async (entries) => {
        const resetsAtEpochMs = Date.parse('2026-03-15T12:00:00Z');
        const account = { scope: 'root', per: 'day', key: '2026-03-14', resetsAtEpochMs } as const;
        const limits = [{ account, capMicros: LONG_MS }];
        const hold = { limits, micros: 1, ttlMs: LONG_MS, expiryChargeMicros: 1 };
        for (const entry of entries) {
          if (entry.kind === 'extend') await inner.hold({ holdId: `${entry.holdId}#`, ...hold });
        }
        await inner.post(entries);
      },
    }),
    caughtBy: [
      'an extended hold lives on for the time it was given, and expires then',
      'a hold that has expired is held again when it is extended, whatever the cap',
      'an extension of a hold that is not there changes nothing',
    ],
  },
];
