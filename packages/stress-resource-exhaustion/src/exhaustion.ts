import {
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

const CYCLES = { smoke: 1, standard: 4, soak: 100 };
const WARM_UP_CALLS = 20;

/** A resource, and how it is exhausted. */
export interface Exhaustion<U extends CountedUpstream> {
  readonly createUpstream: () => U;
  /** Calls at a time that the resource bears. */
  readonly calmCallers: number;
  /** Offers far more calls than the resource bears; ends when the last was offered. */
  readonly pressure: (offer: (intendedStartMs?: number) => void, upstream: U) => Promise<void>;
  /** Ends what the pressure has left behind; default: nothing. */
  readonly relief?: (upstream: U) => void;
}

/**
 * Calm, then in cycles pressure → relief → calm. What the process holds is counted before the
 * breakers exist and after they are gone.
 */
export async function exhaust<U extends CountedUpstream>(
  lab: Lab,
  { createUpstream, calmCallers, pressure, relief }: Exhaustion<U>,
): Promise<Measurement> {
  lab.phase('warm-up');
  const warmUp = createUpstream();
  await Promise.all(Array.from({ length: WARM_UP_CALLS }, () => warmUp.call()));
  await warmUp.close();
  const heldBefore = await heldResources();
  const upstream = createUpstream();
  const pressed = new PressedBreaker(lab, { upstream });

  lab.phase('calm');
  await pressed.calm({ phase: 'calm', callers: calmCallers });
  const heapBeforeBytes = await heapUsedAfterGcBytes();
  const startMs = nowMs();
  const cycles = lab.pick(CYCLES);
  let closed = 0;
  for (let cycle = 1; cycle <= cycles; cycle++) {
    lab.phase(`pressure (${cycle} of ${cycles})`);
    await pressed.press((offer) => pressure(offer, upstream));
    lab.phase(`relief (${cycle} of ${cycles})`);
    relief?.(upstream);
    await pressed.relieve();
    await pressed.calm({ phase: 'afterwards', callers: calmCallers });
    if (pressed.isClosed) closed++;
    // Calls that have not settled by now never will; more of them prove nothing.
    if (pressed.recorder.inFlight > 0) break;
  }
  const durationMs = nowMs() - startMs;
  lab.debug('transitions', pressed.watch.log.records);
  const heapGrowthBytes = (await heapUsedAfterGcBytes()) - heapBeforeBytes;
  pressed.dispose();
  await upstream.close();

  return measurementOf({
    recorder: pressed.recorder,
    durationMs,
    heapGrowthBytes,
    transitions: pressed.watch.log.records,
    metrics: {
      ...pressed.metrics,
      closedAfterwardsShare: closed / cycles,
      ...resourcesLeft(heldBefore, await heldResources()),
    },
  });
}
