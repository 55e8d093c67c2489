import type { ExpiredCharge } from '../cost/cost-options.js';
import { ASKING, FREE, HELD, type Phase, phaseOf, roundOf } from './reservation-lease.js';
import type { Slot } from './reservation-table.js';
import { type Amounts, type Books, corrected, reserved, settled } from './shared-budget-books.js';
import { highOf, lowOf, wordOf } from './shared-budget-word.js';

/**
 * What is done to a slot and to the books at once:
 *
 * - `reserve`: what an asking slot holds is reserved
 * - `settle`: a charge takes the place of what a slot has reserved
 * - `expire`: likewise, by the option `expiredCharge`
 * - `correct`: a charge takes the place of what an expired reservation was charged
 * - `drop`: an asking slot is given up
 */
export type OperationKind = 'reserve' | 'settle' | 'expire' | 'correct' | 'drop';

interface Change {
  readonly from: Phase;
  readonly to: Phase;
  /** Which amounts of the slot it is about. */
  readonly needs: 'held' | 'held and charge' | 'none';
  readonly booked: (books: Books, amounts: Amounts, expiredCharge: ExpiredCharge) => Books;
}

const CHANGES: Readonly<Record<OperationKind, Change>> = {
  reserve: { from: ASKING, to: HELD, needs: 'held', booked: reserved },
  settle: { from: HELD, to: FREE, needs: 'held and charge', booked: settled },
  expire: {
    from: HELD,
    to: FREE,
    needs: 'held',
    booked: (books, { heldMicros }, expiredCharge) =>
      settled(books, { heldMicros, chargeMicros: expiredCharge === 'estimate' ? heldMicros : 0 }),
  },
  correct: { from: ASKING, to: FREE, needs: 'held and charge', booked: corrected },
  drop: { from: ASKING, to: FREE, needs: 'none', booked: (books) => books },
};

const KINDS: readonly OperationKind[] = ['reserve', 'settle', 'expire', 'correct', 'drop'];

/** An operation as the head of the journal names it. */
export interface Operation {
  /** Its number, modulo 2³². */
  readonly serial: number;
  readonly change: Change;
  readonly slot: number;
  /** The lower bits of the round of its slot's lease. */
  readonly round: number;
}

const SLOT_BITS = 15;
const KIND_BITS = 3;
const ROUND_SHIFT = SLOT_BITS + KIND_BITS;
const ROUND_MASK = 2 ** (32 - ROUND_SHIFT) - 1;

/** The largest number of slots. */
export const MAX_SLOTS = 2 ** SLOT_BITS;

/**
 * The head of the journal: the latest operation, in one word.
 *
 * ```
 *   [ serial, 32 bits │ round of the slot, lower 14 │ kind, 3; 0: none │ slot, 15 ]
 * ```
 */
export function headOf(serial: number, kind: OperationKind, { slot, lease }: Slot): bigint {
  const round = roundOf(lease) & ROUND_MASK;
  const low = (round << ROUND_SHIFT) | ((KINDS.indexOf(kind) + 1) << SLOT_BITS) | slot;
  return wordOf({ high: serial, low });
}

/** The number of the operation that a head names, modulo 2³². */
export const serialOf = highOf;

/** The operation that a head names; undefined for that of a new journal. */
export function operationOf(head: bigint): Operation | undefined {
  const low = lowOf(head);
  const kind = KINDS[((low >>> SLOT_BITS) & (2 ** KIND_BITS - 1)) - 1];
  if (kind === undefined) return undefined;
  const slot = low & (MAX_SLOTS - 1);
  return { serial: serialOf(head), change: CHANGES[kind], slot, round: low >>> ROUND_SHIFT };
}

/**
 * Whether an operation has yet to move the lease of its slot. The round tells the lease from the
 * one that follows: a slot that was freed may be claimed once without another operation.
 */
export function isOpen({ change, round }: Operation, lease: bigint): boolean {
  return phaseOf(lease) === change.from && (roundOf(lease) & ROUND_MASK) === round;
}
