import { describe, expect, test } from '@jest/globals';
import { SharedCountWindow } from '../../src/shared/shared-count-window.js';
import { FIRST_GENERATION, SharedState } from '../../src/shared/shared-state.js';
import { everyStep, stopped } from './atomic-steps.js';

/** Outcomes as bits: 1 is a failure. */
type Outcomes = readonly number[];

/** A window that never trips. */
class WindowLab {
  readonly #calls: number;
  readonly #window: SharedCountWindow;
  readonly #state = new SharedState(new Int32Array(new SharedArrayBuffer(4)), {
    at: 0,
    successes: 1,
  });

  constructor(calls: number) {
    this.#calls = calls;
    this.#state.initialize();
    this.#window = new SharedCountWindow(new Int32Array(new SharedArrayBuffer(4 * (calls + 1))), {
      headAt: 0,
      ringAt: 1,
      calls,
      minimumCalls: Infinity,
      failureRateThreshold: 1,
    });
  }

  record(outcomes: Outcomes): void {
    for (const failed of outcomes) {
      this.#window.record(failed === 1 ? 'failure' : 'success', FIRST_GENERATION, this.#state);
    }
  }

  /** How many failures it holds, as it is and after each of the successes that empty it. */
  drain(): string {
    const failures = [this.#failures];
    for (let call = 0; call < this.#calls; call++) {
      this.record([0]);
      failures.push(this.#failures);
    }
    return failures.join(' ');
  }

  get #failures(): number {
    const bits = 32 - Math.clz32(this.#calls);
    return (this.#window.load() >>> 2) & (2 ** bits - 1);
  }
}

/** What `drain` should say after some outcomes. */
function expected(calls: number, outcomes: Outcomes): string {
  const padded = [...Array<number>(calls).fill(0), ...outcomes];
  const last = padded.slice(-calls);
  return Array.from({ length: calls + 1 }, (_, lost) =>
    last.slice(lost).reduce((sum, failed) => sum + failed, 0),
  ).join(' ');
}

/** All sequences of so many outcomes. */
const sequences = (length: number): Outcomes[] =>
  Array.from({ length: 2 ** length }, (_, bits) =>
    Array.from({ length }, (_bit, at) => (bits >> at) & 1),
  );

/** What a window holds wrongly when a thread stops at any step and others record meanwhile. */
function faults(calls: number, others: number): string[] {
  const found: string[] = [];
  for (const before of sequences(calls + 1)) {
    for (const meanwhile of sequences(others)) {
      for (const own of [0, 1]) {
        everyStep((step) => {
          const lab = new WindowLab(calls);
          lab.record(before);
          const record = (): void => {
            lab.record([own]);
          };
          const hasStopped = stopped(step, record, () => {
            lab.record(meanwhile);
          });
          const after = hasStopped ? [...meanwhile, own] : [own];
          const holds = lab.drain();
          if (holds !== expected(calls, [...before, ...after])) {
            found.push(`${before.join('')}, ${own} stopped at ${step} by ${meanwhile.join('')}`);
          }
          return hasStopped;
        });
      }
    }
  }
  return found;
}

describe('a window holds the last outcomes of all threads, in the order in which they count', () => {
  test.each([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
    [2, 4],
    [3, 1],
    [3, 3],
    [3, 4],
  ])('%d of them, while one thread is stopped for %d', (calls, others) => {
    expect(faults(calls, others)).toEqual([]);
  });
});
