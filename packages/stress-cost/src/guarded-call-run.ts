import {
  CallRecorder,
  comparedCalls,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
  STUCK,
  type SubjectCostBreaker,
  within,
} from '@breaker-lab/stress-harness';
import { GuardByHand } from './guard-by-hand.js';
import { PAID_CALL } from './guarded-call-breaker.js';
import { GuardedCallWork } from './guarded-call-work.js';

const COUNTED_CALLS = 1_000;
const PATIENCE_MS = 5_000;

/** What a call through this breaker costs more than a bare one. */
export async function measureGuardedCall(
  lab: Lab,
  breaker: SubjectCostBreaker,
): Promise<Measurement> {
  const work = new GuardedCallWork(lab.random('inputs'));
  let calls = 0;
  const guarded = (): Promise<number> => {
    calls++;
    return breaker.execute(work.run, PAID_CALL);
  };
  const startMs = nowMs();
  const recorder = await countedCalls(guarded);
  const durationMs = nowMs() - startMs;
  const bare = work.batch(work.run);
  const byHand = new GuardByHand();
  const comparison = await comparedCalls(lab, {
    bare,
    twin: bare,
    byHand: work.batch(() => byHand.execute(work.run, PAID_CALL)),
    guarded: work.batch(guarded),
  });
  const sides = { subject: 'guarded', baseline: 'byHand', bare: 'bare' } as const;
  const nsOverBare = comparison?.nsOver('guarded', 'bare') ?? NaN;
  const { committedMicros, reservedMicros } = breaker.usage();
  const smallestNs = comparison?.smallestEffectNs('guarded', 'bare') ?? NaN;
  return measurementOf({
    recorder,
    durationMs,
    heapGrowthBytes: null,
    metrics: {
      timesByHand: comparison?.overheadRatio(sides) ?? NaN,
      nsOverBare,
      twinRatio: comparison?.twinRatio ?? NaN,
      smallestEffectNs: smallestNs,
      unsettledCalls: recorder.counts.timedOut + (comparison === undefined ? 1 : 0),
      // Each call costs one micro-unit.
      bookErrorMicros: Math.abs(committedMicros - calls) + Math.abs(reservedMicros),
    },
    headline: `${nsOverBare.toFixed(0)} ns over a bare call; could have told ${smallestNs.toFixed(0)} ns from nothing`,
  });
}

/** Calls one by one, each timed on the wall clock: the figures of the result block. */
async function countedCalls(call: () => Promise<number>): Promise<CallRecorder> {
  const recorder = new CallRecorder();
  for (let i = 0; i < COUNTED_CALLS; i++) {
    const phase = recorder.offer();
    const startMs = nowMs();
    if ((await within(call(), { patienceMs: PATIENCE_MS })) === STUCK) break;
    recorder.settle(phase, { end: 'succeeded', latencyMs: nowMs() - startMs });
  }
  return recorder;
}
