import type { Lab } from '@breaker-lab/stress-harness';
import { limitedServers } from './limited-servers.js';
import { ServedLoad } from './served-load.js';
import { sheddingBreaker } from './steady-breaker.js';

/** One point of the curve: a row of its table. */
export interface LoadPoint {
  /** Offered load as a share of capacity. */
  readonly load: number;
  readonly offeredPerSec: number;
  /** Calls the upstream answered, whether in time for their requests or not. */
  readonly throughputPerSec: number;
  /** Requests that got their answer in time. */
  readonly goodputPerSec: number;
  /** Calls the breaker turned away, as a share of all it was asked. */
  readonly rejectedShare: number;
  readonly addedLatencyMsP50: number;
  readonly addedLatencyMsP99: number;
  readonly addedLatencyMsP999: number;
  /** Of admitted calls, from the intended start: queue and service included. */
  readonly latencyMsP99: number;
}

/** Which point is looked at, and for how long. */
export interface PointPlan {
  /** As a share of capacity. */
  readonly load: number;
  readonly capacityPerSec: number;
  readonly durationMs: number;
}

/** Offers Poisson arrivals at one load to fresh servers behind a fresh breaker. */
export async function loadPoint(
  lab: Lab,
  { load, capacityPerSec, durationMs }: PointPlan,
): Promise<{ point: LoadPoint; served: ServedLoad }> {
  const name = `load ${load}`;
  const served = new ServedLoad({
    name,
    breaker: sheddingBreaker(lab),
    upstream: limitedServers(lab.random(name)),
  });
  const ratePerSec = load * capacityPerSec;
  const random = lab.random(`${name}, arrivals`);
  await served.offer({ pattern: 'poisson', ratePerSec, durationMs }, { random });
  const servedCalls = served.upstream.succeeded;
  await served.drain();
  const perSec = (calls: number): number => (calls / durationMs) * 1_000;
  const { addedLatency, recorder } = served.guarded;
  const { offered, rejected } = recorder.counts;
  return {
    served,
    point: {
      load,
      offeredPerSec: perSec(served.offered),
      throughputPerSec: perSec(servedCalls),
      goodputPerSec: perSec(served.answered),
      rejectedShare: rejected / offered,
      addedLatencyMsP50: addedLatency.percentileMs(50),
      addedLatencyMsP99: addedLatency.percentileMs(99),
      addedLatencyMsP999: addedLatency.percentileMs(99.9),
      latencyMsP99: recorder.admittedLatency.percentileMs(99),
    },
  };
}
