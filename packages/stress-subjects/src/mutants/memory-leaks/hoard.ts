/** How rare the rarest leak is that must be found. */
const SEEN_PER_KEPT = 4_000;

/** What is kept for nothing. A report must say that a `Hoard` holds it. */
export class KeptRecord {
  constructor(readonly what: unknown) {}
}

/** Keeps one record of every 4,000 things it is shown. */
export class Hoard {
  readonly #kept: KeptRecord[] = [];
  #seen = 0;

  show(what: unknown): void {
    if (this.isNext()) this.#kept.push(new KeptRecord(what));
  }

  /** Whether this is one of those that are kept. */
  isNext(): boolean {
    return ++this.#seen % SEEN_PER_KEPT === 0;
  }
}
