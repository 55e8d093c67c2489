import type { SubjectSource } from '@breaker-lab/stress-harness';
import type { OldRace } from './old-method-setting.js';

/** Races that the same threads run one after the other. */
export interface OldJob {
  readonly seed: number;
  /** Which thread it is, from 0. */
  readonly thread: number;
  readonly heats: readonly OldHeat[];
}

/** Whom the old method is put to. */
export interface OldSuspect {
  readonly source: SubjectSource;
  readonly on: 'breaker' | 'budget';
}

/** One of the races. */
export interface OldHeat extends OldRace, OldSuspect {
  /** Of the breaker or budget that the threads share in it. */
  readonly handle: unknown;
  /** Share of calls that fail, 0–1. */
  readonly failureRate: number;
  /** Memory of its tally. */
  readonly tally: SharedArrayBuffer;
}

/** What each call of a budget is said to cost, and costs. */
export const OLD_CALL_MICROS = 10_000;
