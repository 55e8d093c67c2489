import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from 'node:worker_threads';
import { HarnessError } from '../../harness-error.js';
import { within, STUCK } from '../../load/within.js';
import { Baton, ORDER } from './baton.js';
import type { BodyCall } from './gate.js';
import { LOADED, type ThreadWork } from './thread-work.js';

// The built worker, also when this file is read as a source: workers run outside any test runner.
const home = dirname(
  createRequire(import.meta.url).resolve('@breaker-lab/stress-harness/package.json'),
);
const workerFile = join(home, 'dist', 'explore', 'threads', 'thread.worker.js');

/** How long a worker that is gone may take to say why. */
const LAST_WORDS_MS = 200;

/** One worker, from the controller's side. */
export class CrewMember {
  readonly baton = new Baton();
  readonly #port: MessagePort;
  readonly #worker: Worker;
  /** How the worker ended, in words; never settles while it lives. */
  readonly #end: Promise<string>;

  private constructor(program: string) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const workerData: ThreadWork = { program, memory: this.baton.memory, port: port2 };
    this.#worker = new Worker(workerFile, { workerData, transferList: [port2], execArgv: [] });
    this.#end = endOf(this.#worker);
  }

  /**
   * Starts a worker and has it import the program.
   *
   * @throws {@link HarnessError} `ERR_PROGRAM_IMPORT` when that fails, or takes longer than
   * `patienceMs`.
   */
  static async start(program: string, { patienceMs }: { patienceMs: number }): Promise<CrewMember> {
    const member = new CrewMember(program);
    const said = once(member.#worker, 'message').then(([text]) => String(text));
    const answer = await within(Promise.race([said, member.#end]), { patienceMs });
    if (answer === LOADED) return member;
    await member.dismiss();
    const why = answer === STUCK ? `it did not end within ${patienceMs} ms` : answer;
    throw new HarnessError('ERR_PROGRAM_IMPORT', `${program}: cannot be imported: ${why}`);
  }

  /** Has the body run up to its first operation. @throws DataCloneError */
  begin(call: BodyCall): void {
    this.#port.postMessage(call);
    this.baton.give(ORDER.run);
  }

  /** What it has put into the port last. */
  take(): unknown {
    return receiveMessageOnPort(this.#port)?.message;
  }

  /** How the worker ended; undefined when it has not. */
  async lastWords(): Promise<string | undefined> {
    const words = await within(this.#end, { patienceMs: LAST_WORDS_MS });
    return words === STUCK ? undefined : words;
  }

  async dismiss(): Promise<void> {
    await this.#worker.terminate();
    this.#port.close();
  }
}

function endOf(worker: Worker): Promise<string> {
  return new Promise((resolve) => {
    worker.once('error', (error) => {
      resolve(String(error));
    });
    worker.once('exit', (code) => {
      resolve(`its worker ended with exit code ${code}`);
    });
  });
}
