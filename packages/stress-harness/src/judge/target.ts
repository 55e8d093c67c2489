import { HarnessError } from '../harness-error.js';
import { PROFILES, type ByProfile, type Profile } from '../profile.js';

/** What a missed target may point at. */
export const LIKELY_CAUSES = [
  'memory',
  'degradation',
  'thread safety',
  'limits',
  'breaker logic',
  'overhead',
  'cost',
] as const;

/** One of {@link LIKELY_CAUSES}. */
export type LikelyCause = (typeof LIKELY_CAUSES)[number];

/**
 * A threshold an observation is judged by.
 *
 * `exact` figures repeat to the last digit and gate alone. `clock` figures are taken from a clock:
 * a miss on a machine that stole time decides nothing. In a scenario that samples by agreement,
 * `clock` figures are judged over all lab processes together.
 */
export interface Target {
  readonly metric: string;
  readonly unit: string;
  readonly bound: 'at most' | 'at least' | 'exactly';
  readonly threshold: number | ByProfile<number>;
  readonly figure: 'exact' | 'clock';
  /** The promise that is broken when it is missed: one sentence. */
  readonly promise: string;
  readonly cause: LikelyCause;
}

/** The threshold that applies in a profile. */
export function thresholdOf(target: Target, profile: Profile): number {
  return typeof target.threshold === 'number' ? target.threshold : target.threshold[profile];
}

/** Whether a figure meets a target. */
export function meets(
  target: Target,
  { value, profile }: { value: number; profile: Profile },
): boolean {
  const threshold = thresholdOf(target, profile);
  if (target.bound === 'at most') return value <= threshold;
  return target.bound === 'at least' ? value >= threshold : value === threshold;
}

/**
 * Refuses target lists in which nothing can fail.
 *
 * @throws {@link HarnessError} `ERR_TARGETS` naming each missing or non-finite threshold.
 */
export function checkTargets(targets: readonly Target[], where: string): void {
  const problems = targets.length === 0 ? ['no target at all'] : targets.flatMap(problemsOf);
  if (problems.length === 0) return;
  throw new HarnessError('ERR_TARGETS', `${where}: ${problems.join('; ')}; see src/targets.ts`);
}

function problemsOf(target: Target): string[] {
  return PROFILES.flatMap((profile) => {
    // Targets may come from untyped code, with no threshold at all.
    const isGiven = (target as Partial<Target>).threshold !== undefined;
    const threshold: unknown = isGiven ? thresholdOf(target, profile) : undefined;
    if (Number.isFinite(threshold)) return [];
    return [
      `target "${target.metric}" needs a finite threshold for ${profile}, got ${String(threshold)}`,
    ];
  });
}
