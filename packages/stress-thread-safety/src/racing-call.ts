import { Deferred, UpstreamFault } from '@breaker-lab/stress-harness';

/** How an upstream call ended. */
export type UpstreamEnd = 'succeeded' | 'failed';

/** A call that reached the upstream, where it stays until the schedule settles it. */
export class RacingCall {
  /** Its ordinal among the calls at this upstream, from 1; also what it resolves to. */
  readonly id: number;
  /** How many transitions the breaker had told of when the call reached the upstream. */
  readonly generation: number;
  /** Whether the breaker was half-open then. */
  readonly isTrial: boolean;
  readonly #answer = new Deferred<number>();
  #end: UpstreamEnd | undefined;
  #fault: UpstreamFault | undefined;

  constructor({ id, generation, isTrial }: { id: number; generation: number; isTrial: boolean }) {
    this.id = id;
    this.generation = generation;
    this.isTrial = isTrial;
  }

  /** What the upstream answers. */
  get promise(): Promise<number> {
    return this.#answer.promise;
  }

  /** Undefined while it is at the upstream. */
  get end(): UpstreamEnd | undefined {
    return this.#end;
  }

  /** The one thing its caller may hear, and nobody else: its number, or its own fault. */
  get answer(): unknown {
    return this.#end === 'failed' ? this.#fault : this.id;
  }

  settle(end: UpstreamEnd): void {
    this.#end = end;
    if (end === 'succeeded') {
      this.#answer.resolve(this.id);
      return;
    }
    this.#fault = new UpstreamFault();
    this.#answer.reject(this.#fault);
  }
}
