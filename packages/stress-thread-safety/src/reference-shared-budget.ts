/** Money that a reference holds for somebody. */
export interface HeldMoney {
  readonly micros: number;
  readonly deadlineMs: number;
  state: 'live' | 'expired' | 'ended';
}

/** What a shared budget has to be like, seen from outside: one thread, a list and a sum. */
export class ReferenceSharedBudget {
  readonly #capMicros: number;
  readonly #ttlMs: number;
  #held: HeldMoney[] = [];
  #committedMicros = 0;

  constructor({ capMicros, ttlMs }: { capMicros: number; ttlMs: number }) {
    this.#capMicros = capMicros;
    this.#ttlMs = ttlMs;
  }

  usage(nowMs: number): { readonly committedMicros: number; readonly reservedMicros: number } {
    this.#expire(nowMs);
    const reservedMicros = this.#held.reduce((sum, { micros }) => sum + micros, 0);
    return { committedMicros: this.#committedMicros, reservedMicros };
  }

  reserve(micros: number, nowMs: number): HeldMoney | undefined {
    const { committedMicros, reservedMicros } = this.usage(nowMs);
    if (committedMicros + reservedMicros + micros > this.#capMicros) return undefined;
    const held: HeldMoney = { micros, deadlineMs: nowMs + this.#ttlMs, state: 'live' };
    this.#held.push(held);
    return held;
  }

  /** Ends it with what was spent: in the place of its estimate, where that was charged already. */
  settle(held: HeldMoney, actualMicros: number, nowMs: number): void {
    this.#expire(nowMs);
    this.#committedMicros += held.state === 'expired' ? actualMicros - held.micros : actualMicros;
    this.#end(held, 'ended');
  }

  #expire(nowMs: number): void {
    for (const held of this.#held.filter(({ deadlineMs }) => deadlineMs <= nowMs)) {
      this.#committedMicros += held.micros;
      this.#end(held, 'expired');
    }
  }

  #end(held: HeldMoney, state: HeldMoney['state']): void {
    held.state = state;
    this.#held = this.#held.filter((other) => other !== held);
  }
}
