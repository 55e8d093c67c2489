import {
  CallRecorder,
  defineScenario,
  generatorFaults,
  type Lab,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { foundCapacityPerSec } from './capacity.js';
import { knee } from './knee.js';
import { type LoadPoint, loadPoint } from './load-point.js';
import { overload } from './overload.js';
import type { Recovery } from './recovery.js';
import type { ServedLoad } from './served-load.js';
import { worstConservation } from './worst-conservation.js';

/** Shares of the capacity that was found. */
const LOADS = [0.25, 0.5, 0.8, 0.95, 1.2, 2];
const BELOW_KNEE = 0.8;
const CAPACITY_MS = { smoke: 80, standard: 500, soak: 5_000 };
const POINT_MS = { smoke: 80, standard: 700, soak: 10_000 };
const CALM_MS = { smoke: 50, standard: 200, soak: 1_000 };
const OVERLOAD_MS = { smoke: 200, standard: 500, soak: 5_000 };
const WATCH_MS = { smoke: 500, standard: 1_500, soak: 10_000 };
/** How often a point is measured, at most, whose load was not offered as it should have been. */
const TIMES_MAX = 3;
/** A fifth of the deadline. */
const LAG_LIMIT = { percentile: 99, lagMsMax: 10 };

/** Capacity first, then six loads in random order, then an overload and what it leaves behind. */
export default defineScenario({
  name: 'load-curve',
  needs: [],
  expectedSeconds: { smoke: 3, standard: 9, soak: 90 },
  sampling: 'once',
  async run(lab) {
    const startMs = nowMs();
    lab.phase('capacity');
    const capacityPerSec = await foundCapacityPerSec(lab, { durationMs: lab.pick(CAPACITY_MS) });
    const points: LoadPoint[] = [];
    const loads: ServedLoad[] = [];
    for (const load of lab.random('order').shuffled(LOADS)) {
      lab.phase(`${load} of capacity`);
      const plan = { load, capacityPerSec, durationMs: lab.pick(POINT_MS) };
      let found = await loadPoint(lab, plan);
      for (let times = 1; times < TIMES_MAX && faultsOf(found.served).length > 0; times++) {
        loads.push(found.served);
        found = await loadPoint(lab, plan);
      }
      voidIfSpoilt(lab, found.served);
      lab.debug('point', found.point);
      points.push(found.point);
      loads.push(found.served);
    }
    lab.phase('overload and after');
    const watchMs = lab.pick(WATCH_MS);
    const { guarded, bare, rejections, served } = await overload(lab, {
      capacityPerSec,
      calmMs: lab.pick(CALM_MS),
      overloadMs: lab.pick(OVERLOAD_MS),
      watchMs,
    });
    loads.push(served);
    voidIfSpoilt(lab, served);
    if (bare.kind !== 'metastable') {
      lab.void('the overload was too little: with no breaker it left nothing behind');
    }

    const curve = points.toSorted((a, b) => a.load - b.load);
    const kneeLoad = knee(
      curve.map(({ load, goodputPerSec }) => ({ load, goodput: goodputPerSec })),
    );
    const recorder = new CallRecorder('capacity');
    for (const load of loads) recorder.append(load.guarded.recorder);
    const calls = `capacity ${capacityPerSec.toFixed(0)} calls/s`;
    return measurementOf({
      recorder,
      durationMs: nowMs() - startMs,
      heapGrowthBytes: null,
      metrics: {
        capacityPerSec,
        kneeLoad,
        upstreamInFlightMax: Math.max(...loads.map(({ upstream }) => upstream.maxInFlight)),
        groundlessRejections: sum(loads.map(({ guarded }) => guarded.groundlessRejections)),
        overloadRejections: rejections,
        answeredShareBelowKnee: Math.min(
          ...curve
            .filter(({ load }) => load <= BELOW_KNEE)
            .map(({ goodputPerSec, offeredPerSec }) => goodputPerSec / offeredPerSec),
        ),
        addedLatencyMsP50Max: Math.max(...curve.map((point) => point.addedLatencyMsP50)),
        recoveryMs: guarded.kind === 'recovered' ? guarded.afterMs : watchMs,
        metastable: guarded.kind === 'metastable' ? 1 : 0,
        ...worstConservation(loads),
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

function faultsOf({ guarded: { recorder }, punctuality }: ServedLoad): string[] {
  const where = recorder.phases[0]?.phase ?? '';
  const faults = generatorFaults({ punctuality, recorder }, LAG_LIMIT);
  return faults.map((fault) => `${where}: ${fault}`);
}

function voidIfSpoilt(lab: Lab, served: ServedLoad): void {
  for (const fault of faultsOf(served)) lab.void(fault);
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
