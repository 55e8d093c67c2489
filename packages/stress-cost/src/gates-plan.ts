import type { SeededRandom } from '@breaker-lab/stress-harness';
import type { GatesLine } from './gates-cell.js';
import type { GatesRuleTerm } from './gates-rule.js';

/** What is drawn for one line, and is the same in all its cells. */
export interface GatesPlan {
  readonly line: GatesLine;
  readonly capMicros: number;
  readonly rules: readonly GatesRuleTerm[];
  /** What each call of the wave is estimated at. */
  readonly waveMicros: number;
  /** How the calls of the wave end. */
  readonly waveFails: boolean;
  /** Whether the failing calls have failed before the money is spent, or after. */
  readonly failsFirst: boolean;
}

const CAP_MICROS = { least: 10_000, spread: 5_000_000 };
/** Rules are met somewhere between a third of the cap and nearly all of it. */
const PERCENT = { least: 30, spread: 66 };
const CALLS_PER_SECOND_MAX = 20;
const BURST_MAX = 6;
/** A wave of twelve takes up to 3 % of the cap. */
const WAVE_PARTS = 400;

/** Draws a line's plan. */
export function drawGatesPlan(random: SeededRandom, line: GatesLine): GatesPlan {
  const capMicros = CAP_MICROS.least + random.index(CAP_MICROS.spread);
  const rules = line.rules.map((kind): GatesRuleTerm => {
    const percent = PERCENT.least + random.index(PERCENT.spread);
    if (kind === 'block') return { percent };
    const calls = 1 + random.index(CALLS_PER_SECOND_MAX);
    return { percent, throttle: { calls, perSeconds: 1, burst: 1 + random.index(BURST_MAX) } };
  });
  return {
    line,
    capMicros,
    rules,
    waveMicros: random.index(1 + Math.floor(capMicros / WAVE_PARTS)),
    waveFails: random.share() < 0.5,
    failsFirst: random.share() < 0.5,
  };
}
