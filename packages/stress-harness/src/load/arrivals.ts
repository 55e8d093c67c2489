import type { SeededRandom } from '../seed.js';
import { type ArrivalPlan, checkArrivalPlan, type RampArrivals } from './arrival-plan.js';

const MS_PER_SEC = 1_000;

/**
 * Gives the intended starts of a stretch one after the other, in milliseconds from its begin,
 * ascending; undefined when there are no more.
 */
export type Arrivals = () => number | undefined;

/**
 * The arrivals of a plan: decided by plan and seed alone, so that a slow subject cannot slow down
 * its own load, and worked out one at a time, so that a million of them take no memory.
 *
 * @throws HarnessError `ERR_ARRIVALS` when the plan has unusable fields.
 */
export function arrivals(plan: ArrivalPlan, random: SeededRandom): Arrivals {
  checkArrivalPlan(plan);
  const { durationMs } = plan;
  switch (plan.pattern) {
    case 'constant':
      // Not by adding gaps up: rounding errors would add up too, to one arrival too many.
      return inOrder(durationMs, (n) => (n * MS_PER_SEC) / plan.ratePerSec);
    case 'ramp':
      return inOrder(durationMs, rampStartMs(plan));
    case 'burst':
      return inOrder(durationMs, (n) => Math.floor(n / plan.arrivalsPerBurst) * plan.everyMs);
    case 'poisson':
      return drawn(durationMs, poissonProcess(plan.ratePerSec, random));
    case 'on-off': {
      // One process over the time it is on, cut into pieces that are laid apart.
      const next = poissonProcess(plan.ratePerSec, random);
      const { onMs, offMs } = plan;
      return drawn(durationMs, () => {
        const inOnTimeMs = next();
        return inOnTimeMs + Math.floor(inOnTimeMs / onMs) * offMs;
      });
    }
  }
}

/** All intended starts of a stretch at once; for long ones take {@link arrivals}. */
export function intendedStartsMs(plan: ArrivalPlan, random: SeededRandom): Float64Array {
  const next = arrivals(plan, random);
  const starts: number[] = [];
  for (let startMs = next(); startMs !== undefined; startMs = next()) starts.push(startMs);
  return Float64Array.from(starts);
}

function inOrder(durationMs: number, nthStartMs: (n: number) => number): Arrivals {
  let n = 0;
  return () => {
    const startMs = nthStartMs(n);
    if (startMs >= durationMs) return undefined;
    n++;
    return startMs;
  };
}

function drawn(durationMs: number, next: () => number): Arrivals {
  let isOver = false;
  return () => {
    if (isOver) return undefined;
    const startMs = next();
    isOver = startMs >= durationMs;
    return isOver ? undefined : startMs;
  };
}

function poissonProcess(ratePerSec: number, random: SeededRandom): () => number {
  const meanGapMs = MS_PER_SEC / ratePerSec;
  let atMs = 0;
  return () => {
    atMs += random.exponential(meanGapMs);
    return atMs;
  };
}

/**
 * By time t a ramp has had Λ(t) = r₀·t + (r₁ − r₀)·t² / 2d arrivals; the nth is where Λ(t) = n, of
 * the quadratic formula's two forms the one that does not cancel.
 */
function rampStartMs({
  fromRatePerSec,
  toRatePerSec,
  durationMs,
}: RampArrivals): (n: number) => number {
  const fromPerMs = fromRatePerSec / MS_PER_SEC;
  const slope = (toRatePerSec - fromRatePerSec) / MS_PER_SEC / durationMs;
  const total = ((fromRatePerSec + toRatePerSec) / 2 / MS_PER_SEC) * durationMs;
  return (n) => {
    if (n >= total) return Infinity;
    return n === 0 ? 0 : (2 * n) / (fromPerMs + Math.sqrt(fromPerMs ** 2 + 2 * slope * n));
  };
}
