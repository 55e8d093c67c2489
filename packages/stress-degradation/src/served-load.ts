import {
  type ArrivalPlan,
  arrivals,
  type MultiServerUpstream,
  nowMs,
  openLoop,
  Punctuality,
  type SeededRandom,
  settled,
  type SubjectBreaker,
} from '@breaker-lab/stress-harness';
import { GoodputTimeline } from './goodput-timeline.js';
import { PairedCall } from './paired-call.js';
import { retriedRequest } from './retried-request.js';

/** Far above what deadlines leave in flight. */
const IN_FLIGHT_MAX = 100_000;
const PATIENCE_MS = 2_000;
/** An answer is of use for as long as three calls, one after the other, may take to fail. */
const USEFUL_MS = 150;

/** Clients on one side, servers on the other, and a breaker, or none, between them. */
export interface Served {
  readonly name: string;
  readonly breaker: SubjectBreaker;
  readonly upstream: MultiServerUpstream;
}

/** Requests of retrying clients to limited servers, through one breaker. */
export class ServedLoad {
  readonly guarded: PairedCall;
  readonly upstream: MultiServerUpstream;
  readonly punctuality = new Punctuality();
  #offered = 0;
  #answered = 0;

  constructor(served: Served) {
    this.guarded = new PairedCall(served);
    this.upstream = served.upstream;
  }

  /** Requests offered so far. */
  get offered(): number {
    return this.#offered;
  }

  /** Requests that got their answer in time, at the first call for it or at a later one. */
  get answered(): number {
    return this.#answered;
  }

  /** Offers a stretch. @param beside - loads that are offered the very same arrivals. */
  async offer(
    plan: ArrivalPlan,
    { random, beside = [], binMs = Infinity }: StretchOptions,
  ): Promise<readonly GoodputTimeline[]> {
    const loads = [this, ...beside];
    const beginMs = nowMs();
    const timelines = loads.map(() => new GoodputTimeline(beginMs, { binMs }));
    await openLoop({
      arrivals: arrivals(plan, random),
      offer: (intendedStartMs) => {
        for (const [index, load] of loads.entries()) {
          void load.#request(intendedStartMs, timelines[index]);
        }
      },
      bound: { inFlight: () => this.guarded.recorder.inFlight, max: IN_FLIGHT_MAX },
      punctuality: this.punctuality,
    });
    return timelines;
  }

  /** Waits for the answers that are still to come. */
  async drain(): Promise<void> {
    await settled(this.guarded.recorder, { patienceMs: PATIENCE_MS });
  }

  async #request(intendedStartMs: number, timeline: GoodputTimeline | undefined): Promise<void> {
    this.#offered++;
    timeline?.offer(intendedStartMs);
    const call = (startMs?: number) => this.guarded.run(startMs);
    const isAnswered = await retriedRequest(call, intendedStartMs);
    if (isAnswered && nowMs() - intendedStartMs <= USEFUL_MS) {
      this.#answered++;
      timeline?.answer(intendedStartMs);
    }
  }
}

/** How a stretch is offered. */
export interface StretchOptions {
  readonly random: SeededRandom;
  readonly beside?: readonly ServedLoad[];
  /** Goodput is told by bins of so many milliseconds; default: one for the whole stretch. */
  readonly binMs?: number;
}
