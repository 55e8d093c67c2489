import type { SeededRandom } from '@breaker-lab/stress-harness';
import { STEP_KINDS, type StepKind } from './interleavings-step.js';

/** What a sequence starts from, and what is likely in it. */
export interface InterleavingsPlan {
  readonly capMicros: number;
  /** Estimates are up to twenty times this. */
  readonly scaleMicros: number;
  readonly epochMs: number;
  /** Longest tick: far below a time to live, somewhat below, or above. */
  readonly tickMsMax: number;
  /** Who looks at the books brings them up to date: some sequences do so only once. */
  readonly look: 'after every step' | 'at the end';
  /** How likely each kind of step is, relative to the others. */
  readonly weights: Readonly<Record<StepKind, number>>;
}

/** Longest estimate, in scales. */
export const ESTIMATE_SCALES = 20;

const CAP_SCALES = 100;
/** Cents and dollars, and so small that every other sum meets the cap exactly. */
const SCALES_MICROS = [1, 1_005, 33_333_333] as const;
const TICKS_MS_MAX = [8, 20, 40] as const;
const WEIGHT_MAX = 6;
/** Estimates come as often as several kinds of ends together, or there is nothing to end. */
const RESERVE_FACTOR = 3;
const RARE_LOOK_SHARE = 0.25;
/** 2026-01-01T00:00Z; a sequence begins within the year after it. */
const YEAR_BEGINS_EPOCH_MS = 1_767_225_600_000;
const YEAR_MS = 31_536_000_000;

/** Draws a plan. */
export function drawInterleavingsPlan(random: SeededRandom): InterleavingsPlan {
  const scaleMicros = SCALES_MICROS[random.index(SCALES_MICROS.length)] ?? 1;
  const weights = STEP_KINDS.map((kind): [StepKind, number] => {
    const weight = 1 + random.index(WEIGHT_MAX);
    return [kind, kind === 'reserve some' ? weight * RESERVE_FACTOR : weight];
  });
  return {
    scaleMicros,
    capMicros: 1 + random.index(CAP_SCALES * scaleMicros),
    tickMsMax: TICKS_MS_MAX[random.index(TICKS_MS_MAX.length)] ?? 1,
    epochMs: YEAR_BEGINS_EPOCH_MS + random.index(YEAR_MS),
    look: random.share() < RARE_LOOK_SHARE ? 'at the end' : 'after every step',
    weights: Object.fromEntries(weights) as Record<StepKind, number>,
  };
}
