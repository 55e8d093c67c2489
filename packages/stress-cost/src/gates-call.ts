import { Deferred, UpstreamFault } from '@breaker-lab/stress-harness';

/** One call through a breaker: runs when it is let, and ends when and as it is told. */
export class GatesCall {
  /** What its caller says that it will cost. */
  readonly estimateMicros: number;
  readonly #answer = new Deferred<GatesCall>();
  readonly #fault = new UpstreamFault();
  #hasRun = false;
  #actualMicros = 0;

  constructor(estimateMicros: number) {
    this.estimateMicros = estimateMicros;
  }

  /** Whether the breaker has let it through. */
  get hasRun(): boolean {
    return this.#hasRun;
  }

  /** What it costs; known once it has succeeded. */
  get actualMicros(): number {
    return this.#actualMicros;
  }

  /** It is let through. */
  begin(): Promise<GatesCall> {
    this.#hasRun = true;
    return this.#answer.promise;
  }

  succeed(actualMicros: number): void {
    this.#actualMicros = actualMicros;
    this.#answer.resolve(this);
  }

  /** It fails, at no cost. */
  fail(): void {
    this.#answer.reject(this.#fault);
  }

  /** Whether an error is the one that this call has failed with. */
  failedWith(error: unknown): boolean {
    return error === this.#fault;
  }
}
