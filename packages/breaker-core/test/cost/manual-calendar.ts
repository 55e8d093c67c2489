import type { Calendar } from '../../src/index.js';

/** A wall clock that stands still until it is set, forwards or back. */
export class ManualCalendar implements Calendar {
  #epochMs: number;

  constructor(iso: string) {
    this.#epochMs = Date.parse(iso);
  }

  epochMs(): number {
    return this.#epochMs;
  }

  set(iso: string): void {
    this.#epochMs = Date.parse(iso);
  }

  advance(durationMs: number): void {
    this.#epochMs += durationMs;
  }
}
