import { shareOf } from './share-of.js';

/** A look at a value that a rule is about, in micro-units. */
export interface Look {
  /** Without the call that asks. */
  readonly measuredMicros: number;
  /** With it. */
  readonly valueMicros: number;
  readonly limitMicros: number;
}

/**
 * Tells once per crossing that a value is above a limit.
 *
 * ```
 *            tells        tells not                tells
 * limit ───────╱╲────────────╱╲──────────────────────╱──
 * rearm ──────╱──╲──────────╱──╲────────────────────╱───
 *            ╱    ╲________╱    ╲__________________╱
 *                 above it        below it: re-armed
 * ```
 */
export class Crossing {
  readonly #rearmShare: number;
  #isArmed = true;
  /** What was left measured by the last call that was above. */
  #leftMicros = 0;

  constructor(rearmShare: number) {
    this.#rearmShare = rearmShare;
  }

  /** Whether the next crossing is told. */
  get isArmed(): boolean {
    return this.#isArmed;
  }

  /**
   * Whether the value was low enough since it was told. A call that is refused again and again
   * finds what the refusals left, which says nothing: only what fell since then does.
   */
  rearms({ measuredMicros, valueMicros, limitMicros }: Look): boolean {
    if (this.#isArmed) return false;
    const rearmMicros = shareOf(this.#rearmShare, limitMicros);
    const fell = measuredMicros < this.#leftMicros;
    return valueMicros <= rearmMicros || (fell && measuredMicros <= rearmMicros);
  }

  rearm(): void {
    this.#isArmed = true;
  }

  /**
   * The value is above the limit.
   *
   * @param leftMicros - what is measured after the call.
   * @returns whether that is to be told.
   */
  cross(leftMicros: number): boolean {
    this.#leftMicros = leftMicros;
    const tells = this.#isArmed;
    this.#isArmed = false;
    return tells;
  }
}
