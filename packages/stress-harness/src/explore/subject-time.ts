import { setTimeout as sleep } from 'node:timers/promises';
import { nowMs } from '../clock.js';
import type { BreakerSubject } from '../subject/subject.js';

/** Timers fire early by up to a millisecond; a subject's own clock may be coarser still. */
const REAL_MARGIN_MS = 5;

/** The time a subject lives in while it is under stress. */
export interface SubjectTime {
  /** To be spread into `SubjectOptions`. */
  readonly option: { readonly nowMs?: () => number };
  /** Monotonic milliseconds. */
  nowMs(): number;
  /** Returns when `durationMs` have passed for the subject; on a manual clock, not a tick more. */
  elapse(durationMs: number): Promise<void>;
}

/** A clock that moves only when told to. */
export class ManualTime implements SubjectTime {
  #nowMs: number;

  constructor(startMs = 0) {
    this.#nowMs = startMs;
  }

  readonly nowMs = (): number => this.#nowMs;

  get option(): { readonly nowMs: () => number } {
    return { nowMs: this.nowMs };
  }

  /** Moves on at once. @param durationMs - 0 or more, in milliseconds. */
  advance(durationMs: number): void {
    if (!(durationMs >= 0)) {
      throw new RangeError(`ManualTime: cannot advance by ${durationMs} ms; give 0 or more`);
    }
    this.#nowMs += durationMs;
  }

  elapse(durationMs: number): Promise<void> {
    this.advance(durationMs);
    return Promise.resolve();
  }
}

/** Manual time where the subject takes it, so that open periods cost none; real time elsewhere. */
export function subjectTime(subject: BreakerSubject): SubjectTime {
  if (subject.capabilities.includes('clock')) return new ManualTime();
  return { option: {}, nowMs, elapse: (durationMs) => sleep(durationMs + REAL_MARGIN_MS) };
}
