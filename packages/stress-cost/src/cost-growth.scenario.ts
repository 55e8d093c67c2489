import {
  type Batch,
  type CallComparison,
  CallRecorder,
  comparedCalls,
  defineScenario,
  growthExponent,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { type SizedBreaker, withLive, withPast } from './cost-growth-breakers.js';
import { slopeDoubt } from './cost-growth-doubt.js';
import { patience } from './cost-growth-patience.js';
import { GuardedCallWork } from './guarded-call-work.js';

/** The slope is taken over the last 16×; the first is there to be read. */
const LIVE = [10, 6_250, 25_000, 100_000];
/** Measured calls are charged as well: their number must be small beside these. */
const PAST = {
  smoke: [25_000, 100_000, 400_000],
  standard: [100_000, 400_000, 1_600_000],
  soak: [1_000_000, 4_000_000, 16_000_000],
};
/** Many times what sound breakers take to be filled, in time of their own. */
const PATIENCE_MS = { smoke: 1_500, standard: 5_000, soak: 40_000 };
const NS_RESOLUTION = 20;

/** A call beside more and more live reservations, and after more and more spending. */
export default defineScenario({
  name: 'cost-growth',
  needs: ['cost', 'reservations'],
  expectedSeconds: { smoke: 6, standard: 12, soak: 60 },
  sampling: 'agreement',
  limits: { semiSpaceMib: 8 },
  run: measure,
});

async function measure(lab: Lab): Promise<Measurement> {
  const startMs = nowMs();
  lab.phase('filling');
  const patienceMs = lab.pick(PATIENCE_MS);
  const forLive = patience(patienceMs);
  const live = LIVE.map((size) => withLive(lab, size, forLive));
  const forPast = patience(patienceMs);
  const past = lab.pick(PAST).map((size) => withPast(lab, size, forPast));
  const work = new GuardedCallWork(lab.random('inputs'));
  const bare = work.batch(work.run);
  const batch = (breaker: SizedBreaker): Batch => work.batch(() => breaker.run(work.run));
  const batches: Record<string, Batch> = Object.fromEntries([
    ...live.map((breaker, at): [string, Batch] => [`live ${at}`, batch(breaker)]),
    ...past.map((breaker, at): [string, Batch] => [`past ${at}`, batch(breaker)]),
  ]);
  const comparison = await comparedCalls<string>(
    lab,
    { bare, twin: bare, ...batches },
    // Judged below: by what a slope may be off.
    { judgesTwins: false },
  );
  const liveCosts = costs(
    comparison,
    live.map(({ size }, at) => ({ size, batch: `live ${at}` })),
  );
  // The measured calls are a part of the past of those that come after them.
  const pastCosts = costs(
    comparison,
    past.map(({ size, calls }, at) => ({ size: size + calls / 2, batch: `past ${at}` })),
  );
  const liveGrowthExponent = exponentOf(liveCosts);
  const pastGrowthExponent = exponentOf(pastCosts);
  const twinsOffNs = comparison?.nsOver('twin', 'bare') ?? NaN;
  for (const [exponent, sized] of [
    [liveGrowthExponent, liveCosts],
    [pastGrowthExponent, pastCosts],
  ] as const) {
    const leastCostNs = Math.max(NS_RESOLUTION, Math.min(...sized.map(({ cost }) => cost)));
    const doubt = slopeDoubt({ exponent, leastCostNs }, twinsOffNs);
    if (doubt !== undefined) lab.void(doubt);
  }
  const recorder = new CallRecorder();
  for (const breaker of [...live, ...past]) {
    breaker.countInto(recorder);
    breaker.dispose();
  }
  return measurementOf({
    recorder,
    durationMs: nowMs() - startMs,
    heapGrowthBytes: null,
    metrics: {
      liveReservations: live.at(-1)?.size ?? NaN,
      pastCharges: past.at(-1)?.size ?? NaN,
      liveGrowthExponent,
      pastGrowthExponent,
      unsettledCalls: comparison === undefined ? 1 : 0,
      twinRatio: comparison?.twinRatio ?? NaN,
    },
    notes: [...notes('live reservations', liveCosts), ...notes('charges before', pastCosts)],
  });
}

interface SizedCost {
  readonly size: number;
  readonly cost: number;
}

function exponentOf(sized: readonly SizedCost[]): number {
  return growthExponent(sized, { resolution: NS_RESOLUTION });
}

/** Nanoseconds over a bare call, by size; NaN where a call did not settle. */
function costs(
  comparison: CallComparison<string> | undefined,
  sides: readonly { size: number; batch: string }[],
): SizedCost[] {
  return sides.map(({ size, batch }) => ({ size, cost: comparison?.nsOver(batch, 'bare') ?? NaN }));
}

function notes(what: string, sized: readonly SizedCost[]): string[] {
  return sized.map(
    ({ size, cost }) => `${Math.round(size)} ${what}: ${cost.toFixed(0)} ns over a bare call`,
  );
}
