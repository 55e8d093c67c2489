import { setImmediate as macrotask } from 'node:timers/promises';
import {
  allocatedBytes,
  type CallRecorder,
  GuardedCall,
  nowMs,
  settled,
  type SubjectBreaker,
} from '@breaker-lab/stress-harness';
import type { InstantUpstream } from './instant-upstream.js';
import type { Patience } from './patience.js';

/** Calls started in one turn of the event loop. */
const CHUNK_CALLS = 100;
const PATIENCE_MS = 2_000;

/** What a load consists of. */
export interface WindowPlan {
  readonly breaker: SubjectBreaker;
  /** Where calls go; several loads may share one, if they share the recorder as well. */
  readonly upstream: InstantUpstream;
  readonly recorder: CallRecorder;
  /** Share of failing calls, 0–1; the very first call succeeds, so that never all have failed. */
  readonly failureRate: number;
  /** Runs before each call. */
  readonly beforeCall?: (() => void) | undefined;
}

/** Calls through one breaker that end at once and pile up in its window. */
export class WindowLoad {
  readonly guarded: GuardedCall;
  readonly #plan: WindowPlan;
  #offered = 0;
  #busyMs = 0;

  constructor(plan: WindowPlan) {
    this.#plan = plan;
    this.guarded = new GuardedCall(plan);
    plan.upstream.failAt(0);
  }

  /** Calls offered so far. */
  get offered(): number {
    return this.#offered;
  }

  /** Time spent in {@link add}, by the wall clock. */
  get busyMs(): number {
    return this.#busyMs;
  }

  /** Whether calls never settled; nothing more is started then. */
  get stuck(): boolean {
    return this.#plan.recorder.inFlight > 0;
  }

  /** So many more calls, or a few more: whole chunks; ends early when time is up or calls hang. */
  async add(calls: number, { timeIsUp }: Partial<Patience> = {}): Promise<void> {
    const startMs = nowMs();
    const until = this.#offered + calls;
    while (this.#offered < until && !this.stuck && timeIsUp?.() !== true) {
      this.#startChunk();
      await macrotask();
      await settled(this.#plan.recorder, { patienceMs: PATIENCE_MS });
    }
    this.#busyMs += nowMs() - startMs;
  }

  /** Bytes one call allocates; undefined when a garbage collection came between. */
  async bytesPerCall(): Promise<number | undefined> {
    const bytes = await allocatedBytes((calls) => this.add(calls), CHUNK_CALLS);
    return bytes === undefined ? undefined : bytes / CHUNK_CALLS;
  }

  #startChunk(): void {
    const { upstream, failureRate, beforeCall } = this.#plan;
    for (let i = 0; i < CHUNK_CALLS; i++) {
      if (this.#offered++ === 1) upstream.failAt(failureRate);
      beforeCall?.();
      void this.guarded.run();
    }
  }
}
