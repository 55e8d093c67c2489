import { CallRecorder, defineScenario, measurementOf, nowMs } from '@breaker-lab/stress-harness';
import { foundCapacityPerSec } from './capacity.js';
import { knee } from './knee.js';
import { type LoadPoint, loadPoint } from './load-point.js';
import { overload } from './overload.js';
import type { Recovery } from './recovery.js';
import type { ServedLoad } from './served-load.js';
import { unspoilt } from './unspoilt.js';
import { worstConservation } from './worst-conservation.js';

/** Shares of the capacity that was found. */
const LOADS = [0.25, 0.5, 0.8, 0.95, 1.2, 2];
const BELOW_KNEE = 0.8;
const CAPACITY_MS = { smoke: 80, standard: 500, soak: 5_000 };
const POINT_MS = { smoke: 80, standard: 700, soak: 10_000 };
const CALM_MS = { smoke: 50, standard: 200, soak: 1_000 };
const OVERLOAD_MS = { smoke: 200, standard: 500, soak: 5_000 };
const WATCH_MS = { smoke: 500, standard: 1_500, soak: 10_000 };

/** Capacity first, then six loads in random order, then an overload and what it leaves behind. */
export default defineScenario({
  name: 'load-curve',
  needs: [],
  expectedSeconds: { smoke: 2, standard: 8, soak: 90 },
  sampling: 'once',
  async run(lab) {
    const startMs = nowMs();
    lab.phase('capacity');
    const capacityPerSec = await foundCapacityPerSec(lab, { durationMs: lab.pick(CAPACITY_MS) });
    const points: LoadPoint[] = [];
    const offered: ServedLoad[] = [];
    for (const load of lab.random('order').shuffled(LOADS)) {
      lab.phase(`${load} of capacity`);
      const plan = { load, capacityPerSec, durationMs: lab.pick(POINT_MS) };
      const { found, loads } = await unspoilt(lab, () => loadPoint(lab, plan));
      lab.debug('point', found.point);
      points.push(found.point);
      offered.push(...loads);
    }
    lab.phase('overload and after');
    const watchMs = lab.pick(WATCH_MS);
    const aftermath = await unspoilt(lab, () =>
      overload(lab, {
        capacityPerSec,
        calmMs: lab.pick(CALM_MS),
        overloadMs: lab.pick(OVERLOAD_MS),
        watchMs,
      }),
    );
    const { guarded, bare, rejections } = aftermath.found;
    offered.push(...aftermath.loads);
    if (bare.kind !== 'metastable') {
      lab.void('the overload was too little: with no breaker it left nothing behind');
    }

    const curve = points.toSorted((a, b) => a.load - b.load);
    const kneeLoad = knee(
      curve.map(({ load, offeredPerSec, goodputPerSec }) => ({
        load,
        offered: offeredPerSec,
        goodput: goodputPerSec,
      })),
    );
    const recorder = new CallRecorder('capacity');
    for (const { guarded } of offered) recorder.append(guarded.recorder);
    const calls = `capacity ${capacityPerSec.toFixed(0)} calls/s`;
    return measurementOf({
      recorder,
      durationMs: nowMs() - startMs,
      heapGrowthBytes: null,
      metrics: {
        capacityPerSec,
        kneeLoad,
        upstreamInFlightMax: Math.max(...offered.map(({ upstream }) => upstream.maxInFlight)),
        groundlessRejections: sum(offered.map(({ guarded }) => guarded.groundlessRejections)),
        overloadRejections: rejections,
        answeredShareBelowKnee: Math.min(
          ...curve
            .filter(({ load }) => load <= BELOW_KNEE)
            .map(({ goodputPerSec, offeredPerSec }) => goodputPerSec / offeredPerSec),
        ),
        addedLatencyMsP50Max: Math.max(...curve.map((point) => point.addedLatencyMsP50)),
        addedLatencyMsP99Max: Math.max(...curve.map((point) => point.addedLatencyMsP99)),
        recoveryMs: guarded.kind === 'recovered' ? guarded.afterMs : watchMs,
        metastable: guarded.kind === 'metastable' ? 1 : 0,
        ...worstConservation(offered),
      },
      headline: `${calls}, knee at ${kneeLoad} of it; after an overload ${told(guarded)}; with no breaker ${told(bare)}`,
      tables: [{ title: 'by offered load, as a share of capacity', rows: curve.map(rowOf) }],
    });
  },
});

/** An interface is not a record of numbers by itself. */
function rowOf(point: LoadPoint): Record<string, number> {
  return { ...point };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function told(recovery: Recovery): string {
  switch (recovery.kind) {
    case 'recovered':
      return `goodput was back in ${recovery.afterMs} ms`;
    case 'recovering':
      return 'goodput was not back yet';
    case 'metastable':
      return 'the system was metastable';
  }
}
