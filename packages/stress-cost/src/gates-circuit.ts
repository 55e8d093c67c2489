/** Closed until failures in a row; then open for a while; then one trial at a time. */
type State =
  | { readonly kind: 'closed'; readonly failuresInARow: number }
  | { readonly kind: 'open'; readonly dueAtMs: number }
  | { readonly kind: 'half-open'; readonly trial: 'free' | 'taken' };

/** What a circuit breaker has to do, by the book. Milliseconds of the manual clock. */
export class GatesCircuit {
  readonly #failures: number;
  readonly #openMs: number;
  #state: State = { kind: 'closed', failuresInARow: 0 };
  #generation = 1;

  constructor({ failures, openMs }: { failures: number; openMs: number }) {
    this.#failures = failures;
    this.#openMs = openMs;
  }

  /** The state that a call meets. */
  stateAt(nowMs: number): State['kind'] {
    if (this.#state.kind === 'open' && nowMs >= this.#state.dueAtMs) {
      this.#enter({ kind: 'half-open', trial: 'free' });
    }
    return this.#state.kind;
  }

  admits(nowMs: number): boolean {
    const kind = this.stateAt(nowMs);
    if (this.#state.kind === 'half-open') return this.#state.trial === 'free';
    return kind === 'closed';
  }

  /** A call begins that it {@link admits}. @returns the generation it belongs to. */
  begin(): number {
    if (this.#state.kind === 'half-open') this.#state = { kind: 'half-open', trial: 'taken' };
    return this.#generation;
  }

  /** A call has ended; what began in another generation decides nothing. */
  end(generation: number, { succeeded, nowMs }: { succeeded: boolean; nowMs: number }): void {
    if (generation !== this.#generation) return;
    const failuresInARow =
      this.#state.kind === 'closed' ? this.#state.failuresInARow + 1 : this.#failures;
    if (!succeeded && failuresInARow >= this.#failures) {
      this.#enter({ kind: 'open', dueAtMs: nowMs + this.#openMs });
    } else if (this.#state.kind === 'half-open') {
      this.#enter({ kind: 'closed', failuresInARow: 0 });
    } else {
      this.#state = { kind: 'closed', failuresInARow: succeeded ? 0 : failuresInARow };
    }
  }

  #enter(state: State): void {
    this.#state = state;
    this.#generation++;
  }
}
