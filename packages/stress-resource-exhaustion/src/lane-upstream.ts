import type { Upstream } from '@breaker-lab/stress-harness';

/** One caller's way to an upstream that several share: the counts are those of all. */
export class LaneUpstream implements Upstream {
  readonly #shared: Upstream;
  #startedHere = 0;
  #failuresInARow = 0;

  constructor(shared: Upstream) {
    this.#shared = shared;
  }

  readonly call = async (): Promise<unknown> => {
    this.#startedHere++;
    try {
      const answer = await this.#shared.call();
      this.#failuresInARow = 0;
      return answer;
    } catch (error) {
      this.#failuresInARow++;
      throw error;
    }
  };

  /** Of this caller's calls, those that reached the upstream. */
  get startedHere(): number {
    return this.#startedHere;
  }

  /** Of this caller's calls, how many have failed since the last one that did not. */
  get failuresInARow(): number {
    return this.#failuresInARow;
  }

  get started(): number {
    return this.#shared.started;
  }

  get succeeded(): number {
    return this.#shared.succeeded;
  }

  get failed(): number {
    return this.#shared.failed;
  }

  isFault(error: unknown): boolean {
    return this.#shared.isFault(error);
  }
}
