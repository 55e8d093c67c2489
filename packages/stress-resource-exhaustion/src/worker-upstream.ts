import { Worker } from 'node:worker_threads';
import type { SubjectSource } from '@breaker-lab/stress-harness';
import { CountedUpstream, hasCode } from './counted-upstream.js';
import { READY, type WorkerAnswer, type WorkerCall, type WorkerJob } from './worker-job.js';

const FILE = new URL('./hoarding.worker.js', import.meta.url);
const LIMITS = { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 2 };
/** 2 MiB: a dozen such calls are more than the worker's heap. */
const NUMBERS_PER_CALL = 262_144;
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Work that is done by a worker thread of little heap; when that dies, its calls end as it did. */
export class WorkerUpstream extends CountedUpstream {
  readonly #source: SubjectSource;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #death: Error | undefined;
  #deaths = 0;
  #inFlightAtDeathMin = Infinity;
  #numbersKept = 0;
  #calls = 0;

  constructor(source: SubjectSource) {
    super();
    this.#source = source;
    void this.start();
  }

  get isDead(): boolean {
    return this.#death !== undefined;
  }

  /** Workers that have run out of memory. */
  get deaths(): number {
    return this.#deaths;
  }

  /** Calls that were in flight to a worker as it died, the fewest over all deaths. */
  get inFlightAtDeathMin(): number {
    return this.#inFlightAtDeathMin;
  }

  /** Calls that are posted from now on fill the worker's heap. */
  hoard(): void {
    this.#numbersKept = NUMBERS_PER_CALL;
  }

  /** A new worker, which is asked for nothing out of order; resolves when it takes calls. */
  start(): Promise<void> {
    void this.#worker?.terminate();
    this.#numbersKept = 0;
    this.#death = undefined;
    const workerData: WorkerJob = { source: this.#source };
    const worker = new Worker(FILE, { workerData, resourceLimits: LIMITS });
    worker.on('message', ({ id }: WorkerAnswer) => {
      this.#waiting.get(id)?.resolve();
      this.#waiting.delete(id);
    });
    worker.once('error', (error: Error) => {
      this.#die(error);
    });
    this.#worker = worker;
    return new Promise((resolve, reject) => this.#waiting.set(READY, { resolve, reject }));
  }

  isFault(error: unknown): boolean {
    return hasCode(error, OUT_OF_MEMORY);
  }

  override async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  protected override prepare(): () => Promise<void> {
    return () => {
      if (this.#death !== undefined) return Promise.reject(this.#death);
      const call: WorkerCall = { id: ++this.#calls, numbersKept: this.#numbersKept };
      return new Promise((resolve, reject) => {
        this.#waiting.set(call.id, { resolve, reject });
        this.#worker?.postMessage(call);
      });
    };
  }

  #die(error: Error): void {
    this.#death = error;
    this.#deaths++;
    this.#inFlightAtDeathMin = Math.min(this.#inFlightAtDeathMin, this.#waiting.size);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
