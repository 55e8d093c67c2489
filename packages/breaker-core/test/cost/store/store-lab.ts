import { ManualClock } from '../../../src/testing/index.js';
import { MemoryBudgetStore } from '../../../src/cost/store/memory-budget-store.js';
import { ManualCalendar } from '../manual-calendar.js';

/** A memory store whose clocks the test holds; both move together. */
export function memoryLab() {
  const clock = new ManualClock(1_000_000);
  const calendar = new ManualCalendar('2026-03-14T12:00:00Z');
  const store = new MemoryBudgetStore({ clock, calendar });
  const elapse = (durationMs: number): void => {
    clock.advance(durationMs);
    calendar.advance(durationMs);
  };
  return { clock, calendar, store, elapse, epochMs: () => calendar.epochMs() };
}
