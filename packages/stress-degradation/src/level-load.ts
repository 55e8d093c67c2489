import { setImmediate as macrotask } from 'node:timers/promises';
import {
  allocatedBytes,
  CallRecorder,
  GuardedCall,
  HeldUpstream,
  nowMs,
  type SeededRandom,
  type SubjectBreaker,
} from '@breaker-lab/stress-harness';

/** Enough that calls fail, far too few to open a breaker. */
const FAILURE_RATE = 0.02;
const PATIENCE_MS = 3_000;
/** Calls whose bytes are counted: so few that even a subject that copies all in flight fits. */
const COUNTED_CALLS = 10;
/** Turns of the event loop within which an answered call has reached its caller. */
const TURNS = 100;

/** Calls through one breaker, so many in flight at once, that wait for nothing but each other. */
export class LevelLoad {
  readonly upstream: HeldUpstream;
  readonly recorder = new CallRecorder();
  readonly guarded: GuardedCall;
  #busyMs = 0;
  #stuck = false;

  constructor(breaker: SubjectBreaker, random: SeededRandom) {
    this.upstream = new HeldUpstream(random, { failureRate: FAILURE_RATE });
    this.guarded = new GuardedCall({ breaker, upstream: this.upstream, recorder: this.recorder });
  }

  /** Time spent in {@link batch}, by the wall clock. */
  get busyMs(): number {
    return this.#busyMs;
  }

  /** Whether calls never settled; nothing more is started then. */
  get stuck(): boolean {
    return this.#stuck;
  }

  /** Waves of `level` calls, at least `operations` calls in all. */
  async batch({ level, operations }: { level: number; operations: number }): Promise<void> {
    const startMs = nowMs();
    for (let started = 0; started < operations && !this.#stuck; started += level) {
      this.#start(level);
      await this.#drain();
    }
    this.#busyMs += nowMs() - startMs;
  }

  /**
   * Bytes one call allocates from start to end while `level` others are in flight; undefined when
   * a garbage collection came between.
   */
  async bytesPerCall(level: number): Promise<number | undefined> {
    if (this.#stuck) return undefined;
    this.#start(level);
    const bytes = await allocatedBytes(async () => {
      this.upstream.answer(COUNTED_CALLS);
      await macrotask();
      this.#start(COUNTED_CALLS);
    }, COUNTED_CALLS);
    await this.#drain();
    return bytes === undefined ? undefined : bytes / COUNTED_CALLS;
  }

  /** Starts `level` calls, ends all but the oldest. @returns how many wait for it, or never began. */
  async heldUp(level: number): Promise<number> {
    if (this.#stuck) return 0;
    this.#start(level);
    this.upstream.answer(level - 1);
    for (let turn = 0; this.recorder.inFlight > 1 && turn < TURNS; turn++) await macrotask();
    const heldUp = this.recorder.inFlight - 1;
    await this.#drain();
    return heldUp;
  }

  #start(calls: number): void {
    for (let i = 0; i < calls; i++) void this.guarded.run();
  }

  /** Also answers what a queueing subject starts only after others have ended. */
  async #drain(): Promise<void> {
    const startMs = nowMs();
    do {
      this.upstream.answer();
      await macrotask();
    } while (this.recorder.inFlight > 0 && nowMs() - startMs < PATIENCE_MS);
    this.#stuck = this.recorder.inFlight > 0;
  }
}
