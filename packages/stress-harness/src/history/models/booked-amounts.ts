/** Amounts by reservation, in ascending order; never changed. */
export class BookedAmounts {
  static readonly none = new BookedAmounts([]);
  readonly #entries: readonly (readonly [reservation: number, amount: number])[];
  readonly sum: number;

  private constructor(entries: readonly (readonly [number, number])[]) {
    this.#entries = entries;
    this.sum = entries.reduce((sum, [, amount]) => sum + amount, 0);
  }

  of(reservation: number): number | undefined {
    return this.#entries.find(([other]) => other === reservation)?.[1];
  }

  with(reservation: number, amount: number): BookedAmounts {
    const entries = [...this.#entries, [reservation, amount] as const];
    return new BookedAmounts(entries.sort(([a], [b]) => a - b));
  }

  without(reservation: number): BookedAmounts {
    return new BookedAmounts(this.#entries.filter(([other]) => other !== reservation));
  }

  /** Equal for equal amounts: `7: 100, 9: 250`. */
  get text(): string {
    return this.#entries.map(([reservation, amount]) => `${reservation}: ${amount}`).join(', ');
  }
}
