/** FNV-1a's prime: spreads events over 32 bits. */
const PRIME = 0x01000193;

/**
 * What happened in a schedule, in order, as one number: two runs of a schedule that differ anywhere
 * have different fingerprints (but for one pair in four thousand million).
 */
export class Trace {
  readonly #kept: string[];
  readonly #keep: number;
  #fingerprint = 0x811c9dc5;

  /** @param keep - how many of the last events are kept as text, for a person to read. */
  constructor({ keep }: { keep: number }) {
    this.#keep = keep;
    this.#kept = [];
  }

  add(event: string, value: number): void {
    let hash = this.#fingerprint;
    for (let i = 0; i < event.length; i++) hash = Math.imul(hash ^ event.charCodeAt(i), PRIME);
    this.#fingerprint = Math.imul(hash ^ value, PRIME);
    if (this.#keep === 0) return;
    this.#kept.push(`${event} ${value}`);
    if (this.#kept.length > this.#keep) this.#kept.shift();
  }

  /** An unsigned 32-bit integer. */
  get fingerprint(): number {
    return this.#fingerprint >>> 0;
  }

  /** The last events, oldest first. */
  get tail(): readonly string[] {
    return this.#kept;
  }
}
