import { HEADER_WORDS } from './shared-header.js';

/**
 * Where what is, in words of 64 bits. What changes together has cache lines of its own.
 *
 * ```
 *   0 header │ 8 head │ 16 two sets of books, 6 words each │ 32 slots, 8 words each
 *                                                               0 lease
 *     books: 0 committed · 2 reserved · 4 overrun              1 what is held
 *     (amounts of money are two words, see MoneyCell)           3 what it is charged
 * ```
 */
export const HEAD_AT = HEADER_WORDS / 2;
export const BOOKS_AT = 16;
export const BOOKS_WORDS = 6;
export const SLOTS_AT = 32;
export const SLOT_WORDS = 8;
export const HELD_AT = 1;
export const CHARGE_AT = 3;

const WORD_BYTES = 8;

/** How long the memory of a budget is, in bytes. */
export function budgetBytes(maxReservations: number): number {
  return (SLOTS_AT + SLOT_WORDS * maxReservations) * WORD_BYTES;
}
