import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';

/**
 * Writes snapshots of the heap it lives in.
 *
 * @remarks
 * Taking one adds nothing to the heap: every file name exists beforehand. The folder is the lab
 * process's own, and is removed with it.
 */
export class HeapSnapshots {
  readonly #files: readonly string[];
  #taken = 0;

  constructor({ most }: { most: number }) {
    this.#files = Array.from({ length: most }, (_, i) => join(tmpdir(), `${i}.heapsnapshot`));
  }

  take(): void {
    writeHeapSnapshot(this.#files[this.#taken++]);
  }

  /** Those written so far, in order. */
  get files(): readonly string[] {
    return this.#files.slice(0, this.#taken);
  }
}
