/** Bytes that one call allocated, by side; undefined where a collection came between. */
export interface ByteSample {
  readonly guarded: number | undefined;
  readonly bare: number | undefined;
}

/**
 * How many bytes a guarded call allocates beyond a bare one. Of each side the lowest sample
 * counts: what the compiler allocates on the way, or a failing call, only adds.
 */
export class ExtraBytes {
  #guarded = Infinity;
  #bare = Infinity;

  add({ guarded = Infinity, bare = Infinity }: ByteSample): void {
    this.#guarded = Math.min(this.#guarded, guarded);
    this.#bare = Math.min(this.#bare, bare);
  }

  /** NaN while one of the sides has no sample. */
  get perCall(): number {
    const extra = this.#guarded - this.#bare;
    return Number.isFinite(extra) ? extra : NaN;
  }
}
