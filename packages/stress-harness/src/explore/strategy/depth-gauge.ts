/** Counts the choice points of runs. */
export class DepthGauge {
  #depth = 0;
  #depthMax = 0;

  begin(): void {
    this.#depth = 0;
  }

  /** @returns the index of this point in its run, from 0. */
  step(): number {
    const index = this.#depth++;
    this.#depthMax = Math.max(this.#depthMax, this.#depth);
    return index;
  }

  get depthMax(): number {
    return this.#depthMax;
  }
}
