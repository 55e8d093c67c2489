import type { Stopwatch } from '../../src/clock.js';
import type { Batch } from '../../src/measure/sized-batch.js';

const NS_PER_MS = 1e6;

/** A clock that only batches move: measuring takes no time, and has known answers. */
export class BenchClock {
  /** Names and sizes of the batches run so far. */
  readonly log: { name: string; operations: number }[] = [];
  #atMs = 0;

  readonly start = (): Stopwatch => {
    const startMs = this.#atMs;
    return () => this.#atMs - startMs;
  };

  /** Names of the last batches of full size, without what led them in. */
  lastNames(count: number): string {
    const full = this.log.filter((entry, index) => {
      const next = this.log[index + 1];
      return next?.name !== entry.name || next.operations <= entry.operations;
    });
    return full
      .slice(-count)
      .map(({ name }) => name)
      .join('');
  }

  /** A batch whose operations take so many nanoseconds each; may depend on when it runs. */
  batch(name: string, nsPerOperation: number | ((atMs: number) => number)): Batch {
    return (operations) => {
      this.log.push({ name, operations });
      const ns = typeof nsPerOperation === 'number' ? nsPerOperation : nsPerOperation(this.#atMs);
      this.#atMs += (operations * ns) / NS_PER_MS;
    };
  }

  /** The same, asynchronously. */
  asyncBatch(name: string, nsPerOperation: number): Batch {
    const batch = this.batch(name, nsPerOperation);
    return async (operations) => {
      await Promise.resolve();
      await batch(operations);
    };
  }
}
