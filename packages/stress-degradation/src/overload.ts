import type { Lab } from '@breaker-lab/stress-harness';
import { limitedServers } from './limited-servers.js';
import { type Aftermath, type Recovery, recoveryOf } from './recovery.js';
import { ServedLoad } from './served-load.js';
import { noBreaker, sheddingBreaker } from './steady-breaker.js';

/** Below the knee; yet with two retries of every request it is above capacity. */
const CALM_LOAD = 0.5;
const OVERLOAD = 2;
const BIN_MS = 50;

/** How long each part takes, in milliseconds. */
export interface OverloadPlan {
  readonly capacityPerSec: number;
  readonly calmMs: number;
  readonly overloadMs: number;
  /** How long goodput has to come back. */
  readonly watchMs: number;
}

/** The same overload with the breaker and without. */
export interface OverloadFindings {
  readonly guarded: Recovery;
  readonly bare: Recovery;
  /** Calls that the breaker turned away in the overload and after. */
  readonly rejections: number;
  readonly served: ServedLoad;
}

/**
 * Calm, overload, and calm again, with a breaker and, at the very same moments, without one: what
 * does the overload leave behind?
 */
export async function overload(
  lab: Lab,
  { capacityPerSec, calmMs, overloadMs, watchMs }: OverloadPlan,
): Promise<OverloadFindings> {
  const side = (name: string, breaker = noBreaker): ServedLoad =>
    new ServedLoad({ name, breaker, upstream: limitedServers(lab.random('overload')) });
  const guarded = side('overload', sheddingBreaker(lab));
  const bare = side('bare');
  const random = lab.random('overload, arrivals');
  const stretch = (load: number, durationMs: number) =>
    guarded.offer(
      { pattern: 'poisson', ratePerSec: load * capacityPerSec, durationMs },
      { random, beside: [bare], binMs: BIN_MS },
    );

  await stretch(CALM_LOAD, calmMs);
  await stretch(OVERLOAD, overloadMs);
  const atEndOfOverload = [guarded.upstream.waitMs, bare.upstream.waitMs];
  const timelines = await stretch(CALM_LOAD, watchMs);
  const atEndOfWatch = [guarded.upstream.waitMs, bare.upstream.waitMs];
  await guarded.drain();
  await bare.drain();
  const aftermath = (side: number): Aftermath => ({
    shares: timelines[side]?.shares ?? [],
    binMs: BIN_MS,
    waitMs: {
      atEndOfOverload: atEndOfOverload[side] ?? NaN,
      atEndOfWatch: atEndOfWatch[side] ?? NaN,
    },
  });
  lab.debug('aftermath', { guarded: aftermath(0), bare: aftermath(1) });
  return {
    guarded: recoveryOf(aftermath(0)),
    bare: recoveryOf(aftermath(1)),
    rejections: guarded.guarded.recorder.counts.rejected,
    served: guarded,
  };
}
