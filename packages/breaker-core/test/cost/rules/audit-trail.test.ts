import { describe, expect, test } from '@jest/globals';
import { AuditTrail } from '../../../src/cost/rules/audit-trail.js';

const change = (capMicros: number) =>
  ({
    kind: 'cap-changed',
    atEpochMs: 1_000,
    by: null,
    reason: null,
    scope: 'root',
    per: { rollingMs: 60_000 },
    previousCapMicros: 1,
    capMicros,
  }) as const;

describe('an audit trail is bounded and cannot be rewritten', () => {
  test('it keeps the newest thousand, the oldest first', () => {
    const trail = new AuditTrail();
    for (let cap = 1; cap <= 1_500; cap += 1) trail.record(change(cap));
    const { entries } = trail;
    expect([entries.length, entries.at(0), entries.at(-1)]).toEqual([
      1_000,
      change(501),
      change(1_500),
    ]);
  });

  test('neither by its entries nor by what was recorded', () => {
    const trail = new AuditTrail();
    const given = { ...change(1), per: { rollingMs: 60_000 } };
    trail.record(given);
    given.per.rollingMs = 1;
    const { entries } = trail;
    trail.record(change(2));
    expect(entries).toEqual([change(1)]);
    expect(Object.isFrozen(entries)).toBe(true);
    expect(entries.every(Object.isFrozen)).toBe(true);
  });
});
