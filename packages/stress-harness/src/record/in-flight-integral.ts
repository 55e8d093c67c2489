/**
 * Adds up how many calls were in flight over time.
 *
 * ```
 * in flight   2 ┤   ┌──┐
 *             1 ┤┌──┘  └─────┐      the area: 1·3 + 2·3 + 1·6 = 15 call · ms
 *             0 ┼┴───────────┴─▶ ms
 * ```
 */
export class InFlightIntegral {
  #callMs = 0;
  #untilMs: number | undefined;

  /** Says that so many calls were in flight from the moment told last up to this one. */
  advance(atMs: number, inFlight: number): void {
    this.#callMs += inFlight * (atMs - (this.#untilMs ?? atMs));
    this.#untilMs = atMs;
  }

  /** The area so far; NaN when one of the moments was. */
  get callMs(): number {
    return this.#callMs;
  }
}
