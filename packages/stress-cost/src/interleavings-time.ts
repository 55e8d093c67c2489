import { ManualTime } from '@breaker-lab/stress-harness';

/** A monotonic clock and a wall clock that move only when told to. */
export class InterleavingsTime {
  readonly #monotonic = new ManualTime();
  #epochMs: number;

  constructor(epochMs: number) {
    this.#epochMs = epochMs;
  }

  readonly nowMs = (): number => this.#monotonic.nowMs();

  readonly epochMs = (): number => this.#epochMs;

  /** Both go on. */
  tick(ms: number): void {
    this.#monotonic.advance(ms);
    this.#epochMs += ms;
  }

  /** The wall clock is moved on; no time passes. */
  moveTo(epochMs: number): void {
    this.#epochMs = epochMs;
  }
}
