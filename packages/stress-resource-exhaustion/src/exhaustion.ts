import {
  type ByProfile,
  heapUsedAfterGcBytes,
  heldResources,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
  resourcesLeft,
} from '@breaker-lab/stress-harness';
import type { CountedUpstream } from './counted-upstream.js';
import { PressedBreaker } from './pressed-breaker.js';

const CYCLES: ByProfile<number> = { smoke: 1, standard: 4, soak: 100 };
const WARM_UP_CALLS = 8;
const CALM_CALLS = 60;

/** A resource, and how it is exhausted. */
export interface Exhaustion<U extends CountedUpstream> {
  readonly createUpstream: () => U;
  /** Calls at a time that the resource bears. */
  readonly calmCallers: number;
  /** Calls of each calm phase; default 60. */
  readonly calmCalls?: number;
  /** Default 1, 4, 100. */
  readonly cycles?: ByProfile<number>;
  /** Offers far more calls than the resource bears; ends when the last was offered. */
  readonly pressure: (offer: (intendedStartMs?: number) => void, upstream: U) => Promise<void>;
  /** Ends what the pressure has left behind; default: nothing. */
  readonly relief?: (upstream: U) => Promise<void>;
  /** Counts more of what must come back, named by what is left of it; default: nothing. */
  readonly alsoHeld?: () => Promise<Readonly<Record<string, number>>>;
}

/**
 * Calm, then in cycles pressure → relief → calm. What the process holds is counted before the
 * breakers exist and after they were disposed of.
 */
export async function exhaust<U extends CountedUpstream>(
  lab: Lab,
  exhaustion: Exhaustion<U>,
): Promise<Measurement> {
  const { createUpstream, pressure, relief, alsoHeld = nothingElse } = exhaustion;
  const calm = { callers: exhaustion.calmCallers, calls: exhaustion.calmCalls ?? CALM_CALLS };
  lab.phase('warm-up');
  const warmUp = createUpstream();
  await Promise.all(Array.from({ length: WARM_UP_CALLS }, () => warmUp.call()));
  await warmUp.close();
  const heldBefore = await heldResources();
  const alsoBefore = await alsoHeld();
  const upstream = createUpstream();
  const pressed = new PressedBreaker(lab, { upstream });

  lab.phase('calm');
  await pressed.calm({ phase: 'calm', ...calm });
  const heapBeforeBytes = await heapUsedAfterGcBytes();
  const startMs = nowMs();
  const cycles = lab.pick(exhaustion.cycles ?? CYCLES);
  let closed = 0;
  for (let cycle = 1; cycle <= cycles; cycle++) {
    lab.phase(`pressure (${cycle} of ${cycles})`);
    await pressed.press((offer) => pressure(offer, upstream));
    lab.phase(`relief (${cycle} of ${cycles})`);
    await relief?.(upstream);
    await pressed.relieve();
    await pressed.calm({ phase: 'afterwards', ...calm });
    if (pressed.isClosed) closed++;
    // Calls that have not settled by now never will; more of them prove nothing.
    if (pressed.recorder.inFlight > 0) break;
  }
  const durationMs = nowMs() - startMs;
  lab.debug('transitions', pressed.watch.log.records);
  const heapGrowthBytes = (await heapUsedAfterGcBytes()) - heapBeforeBytes;
  pressed.dispose();
  await upstream.close();

  // While the breaker is still there: what it keeps would go with it.
  const left = resourcesLeft(heldBefore, await heldResources());
  const alsoLeft = Object.entries(await alsoHeld()).map(
    ([name, held]) => [name, held - (alsoBefore[name] ?? 0)] as const,
  );
  return measurementOf({
    recorder: pressed.recorder,
    durationMs,
    heapGrowthBytes,
    transitions: pressed.watch.log.records,
    metrics: {
      ...pressed.metrics,
      closedAfterwardsShare: closed / cycles,
      ...left,
      ...Object.fromEntries(alsoLeft),
    },
  });
}

function nothingElse(): Promise<Readonly<Record<string, number>>> {
  return Promise.resolve({});
}
