import { CircuitBreaker, type WindowOptions } from '@breaker-lab/breaker-core';
import type { Batch } from '@breaker-lab/stress-harness';
import { Sink } from './batches.js';
import { type SizedBatch, SUCCESS_EVERY, type WindowCase } from './growth.js';

const SIZES = [10, 100, 1_000, 10_000, 62_500, 125_000, 250_000, 500_000, 1_000_000];
const WINDOW_MS = 10_000;
const ERROR = new Error('the upstream is down');

/** Time that passes with the calls: a time window holds as many as it should. */
class CallTime {
  #nowMs = 0;
  readonly #stepMs: number;

  constructor(stepMs: number) {
    this.#stepMs = stepMs;
  }

  readonly nowMs = (): number => this.#nowMs;

  pass(): void {
    this.#nowMs += this.#stepMs;
  }
}

/** Synchronous calls against full windows of ten to a million calls. */
export function ownSizedBatches(window: WindowCase): SizedBatch[] {
  return SIZES.map((size) => {
    const batch = batchOf(window, size);
    void batch(size);
    return { size, batch };
  });
}

function batchOf({ kind, failing }: WindowCase, size: number): Batch {
  const time = new CallTime(WINDOW_MS / size);
  const window: WindowOptions =
    kind === 'count' ? { kind, calls: size } : { kind, durationMs: WINDOW_MS };
  const breaker = new CircuitBreaker({
    trip: { kind: 'failure-rate', failureRateThreshold: 1, minimumCalls: size, window },
    clock: time,
  });
  const succeedEvery = Math.min(size, SUCCESS_EVERY) - 1;
  const succeed = (): number => 1;
  const fail = (): number => {
    throw ERROR;
  };
  let calls = 0;
  const sink = new Sink();
  return (operations) => {
    for (let i = 0; i < operations; i++) {
      time.pass();
      try {
        const work = failing && calls++ % succeedEvery !== 0 ? fail : succeed;
        sink.value = (sink.value + breaker.executeSync(work)) | 0;
      } catch (error) {
        if (error !== ERROR) throw error;
        sink.value ^= 1;
      }
    }
  };
}
