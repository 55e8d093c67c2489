import type { SeededRandom } from '@breaker-lab/stress-harness';

const MEAN_WINDOWS = 1 / 15;
/** Ages, in windows, at which money leaves a window, at the earliest and at the latest. */
const LEAVES_AT = [1, 61 / 60] as const;

/**
 * How long nothing happens, in whole milliseconds: mostly no time or a part of the window; at times
 * until the oldest money is just about to leave, or until all has long left.
 *
 * @param oldestAgeMs - of the oldest money in the window; absent where there is none.
 */
export function drawRateWindowPause(
  random: SeededRandom,
  { perMs }: { perMs: number },
  oldestAgeMs: number | undefined,
): number {
  const share = random.share();
  if (share < 0.4) return 0;
  if (share < 0.8) return Math.round(random.exponential(perMs * MEAN_WINDOWS));
  if (share < 0.97) {
    const leaves = LEAVES_AT[random.index(LEAVES_AT.length)] ?? 1;
    // The millisecond before, the very one, and those after which no doubt is left.
    const aroundMs = random.index(4) - 1;
    return Math.max(0, Math.round(perMs * leaves - (oldestAgeMs ?? perMs)) + aroundMs);
  }
  return perMs + random.index(2 * perMs);
}
