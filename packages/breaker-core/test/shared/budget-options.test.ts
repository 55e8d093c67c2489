import { describe, expect, test } from '@jest/globals';
import { SharedBudget, type SharedBudgetHandle } from '../../src/shared/index.js';

describe('a shared budget knows what it is given', () => {
  test('its options have defaults, and are plain data in its handle', () => {
    const { handle } = SharedBudget.create({ cap: 5 });
    expect(structuredClone(handle)).toMatchObject({
      kind: 'budget',
      options: {
        cap: 5,
        maxReservations: 1_024,
        reservationTtlMs: 300_000,
        expiredCharge: 'estimate',
      },
    });
  });

  test('every option that is wrong is named at once', () => {
    const options = {
      cap: 0,
      maxReservations: 32_769,
      reservationTtlMs: Number.NaN,
      expiredCharge: 'all',
      per: 'day',
    };
    const codes = expect.objectContaining({
      code: 'ERR_INVALID_OPTIONS',
      violations: ['per', 'cap', 'maxReservations', 'reservationTtlMs', 'expiredCharge'].map(
        (option) => expect.objectContaining({ option }),
      ),
    });
    expect(() => SharedBudget.create(options as never)).toThrow(codes);
    expect(() => SharedBudget.bytesFor(options as never)).toThrow(codes);
    expect(() => SharedBudget.create({ cap: 1 }, { clock: 1 } as never)).toThrow('clock must be');
  });

  test('its memory is as long as it says, 64 bytes for a reservation', () => {
    const bytes = SharedBudget.bytesFor({ cap: 1, maxReservations: 10 });
    const { handle } = SharedBudget.create({ cap: 1, maxReservations: 10 });
    expect(handle.buffer.byteLength).toBe(bytes);
    expect(SharedBudget.bytesFor({ cap: 1, maxReservations: 11 })).toBe(bytes + 64);
  });

  test.each(['kind', 'version', 'buffer', 'options'] as const)(
    'a handle of another %s is refused',
    (field) => {
      const { handle } = SharedBudget.create({ cap: 1 });
      const other = {
        kind: 'breaker',
        version: 0,
        buffer: new ArrayBuffer(8),
        options: { cap: 2 },
      };
      const mixed = { ...handle, [field]: other[field] } as SharedBudgetHandle;
      expect(() => SharedBudget.attach(mixed)).toThrow(
        expect.objectContaining({ code: 'ERR_SHARED_HANDLE' }),
      );
    },
  );
});
