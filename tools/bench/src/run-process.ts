import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { concludeLab } from '@breaker-lab/stress-harness';
import type { Job, Observation } from './observation.js';
import type { Path } from './path.js';

/** What became of a process: every way of ending is a value. */
export type ProcessEnd =
  | { readonly kind: 'observed'; readonly observation: Observation }
  | { readonly kind: 'died'; readonly reason: string };

/** The only variables a process inherits. */
const INHERITED = ['PATH', 'TZ', 'LANG'];
const STDERR_TAIL_CHARS = 4_000;

/** Runs one process at a time. */
export class ProcessRunner {
  readonly #entry: string;
  #child: ChildProcess | undefined;

  /** @param entry - the file that a process starts with. */
  constructor(entry = join(import.meta.dirname, 'process', 'entry.js')) {
    this.#entry = entry;
  }

  /** Never rejects. */
  async run(job: Job, { flags, timeoutMs }: Path): Promise<ProcessEnd> {
    const child = spawn(process.execPath, ['--expose-gc', ...flags, this.#entry], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: Object.fromEntries(INHERITED.map((name) => [name, process.env[name]])),
    });
    this.#child = child;
    let observation: Observation | undefined;
    let stderrTail = '';
    let timedOut = false;
    child.stderr?.on('data', (chunk: Buffer) => {
      stderrTail = (stderrTail + chunk.toString()).slice(-STDERR_TAIL_CHARS);
    });
    child.on('error', (error) => {
      stderrTail += error.message;
    });
    child.on('message', (message) => {
      observation = message as Observation;
    });
    const timer = setTimeout(() => {
      timedOut = true;
      this.kill();
    }, timeoutMs);
    // The callback takes what goes wrong: the process's end tells of it.
    child.send(job, () => undefined);
    const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
      (resolve) => {
        child.once('close', (...end) => {
          resolve(end);
        });
      },
    );
    clearTimeout(timer);
    this.kill();
    this.#child = undefined;
    if (observation !== undefined) return { kind: 'observed', observation };
    const end = concludeLab(undefined, { type: 'ended', exitCode, signal, timedOut, stderrTail });
    return { kind: 'died', reason: end.kind === 'died' ? `${end.cause}: ${end.detail}` : end.kind };
  }

  /** Ends the running process with all of its group. */
  kill(): void {
    const pid = this.#child?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // The group is gone already: that is what was wanted.
    }
  }
}
