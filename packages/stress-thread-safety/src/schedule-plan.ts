import type { SeededRandom } from '@breaker-lab/stress-harness';
import type { BreakerPlan } from './race.js';

/** Where a schedule begins; races hide behind states that a healthy start takes long to reach. */
export const STARTS = ['closed', 'open and due', 'half-open with a trial out'] as const;

/** Which of the calls at the upstream is settled next. */
export const ORDERS = ['any', 'oldest first', 'newest first'] as const;

/** What one schedule is made of; drawn from its seed. */
export interface SchedulePlan extends BreakerPlan {
  readonly start: (typeof STARTS)[number];
  readonly order: (typeof ORDERS)[number];
  /** Whether promises come to rest after each settled call: then the cause of all is certain. */
  readonly quiet: boolean;
  /** How likely each kind of step is, relative to the others. */
  readonly weights: Readonly<Record<'offer' | 'settle' | 'pause' | 'tick', number>>;
}

const OPEN_DURATION_MS = 10;
const FAILURES_MAX = 5;
const TRIALS_MAX = 4;
const WEIGHT_MAX = 6;
const TICK_WEIGHTS = [1, 3, 6] as const;
const QUIET_SHARE = 0.2;

/** Draws a plan. */
export function drawPlan(random: SeededRandom): SchedulePlan {
  const weight = (): number => 1 + random.index(WEIGHT_MAX);
  return {
    start: pick(random, STARTS),
    order: pick(random, ORDERS),
    failures: 1 + random.index(FAILURES_MAX),
    trials: 1 + random.index(TRIALS_MAX),
    openDurationMs: OPEN_DURATION_MS,
    quiet: random.share() < QUIET_SHARE,
    weights: {
      offer: weight(),
      settle: weight(),
      pause: weight(),
      tick: pick(random, TICK_WEIGHTS),
    },
  };
}

function pick<T>(random: SeededRandom, choices: readonly [T, ...T[]]): T {
  return choices[random.index(choices.length)] ?? choices[0];
}
