import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** Processes that burn processor time beside a run. They end with this process, however it ends. */
export class Neighbours {
  readonly #processes: readonly ChildProcess[];

  /**
   * @param count - how many; each takes a whole processor where it gets one.
   * @param file - what each of them runs.
   */
  constructor(count: number, file = join(import.meta.dirname, 'busy-neighbour.js')) {
    this.#processes = Array.from({ length: count }, () => {
      // A group of its own: Ctrl-C on the terminal is for the check, which ends them by their ids.
      const neighbour = fork(file, { detached: true, stdio: 'ignore' });
      neighbour.on('error', () => undefined);
      return neighbour;
    });
  }

  /** Whether all of them are at work. */
  get busy(): boolean {
    return this.#processes.every(
      ({ exitCode, signalCode, pid }) =>
        pid !== undefined && exitCode === null && signalCode === null,
    );
  }

  end(): void {
    for (const neighbour of this.#processes) neighbour.kill('SIGKILL');
  }
}
