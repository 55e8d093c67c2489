import { GatesCircuit } from './gates-circuit.js';
import { GatesRule, type GatesRuleTerm } from './gates-rule.js';

/** What stands between a call and its money. */
export const GATES = ['circuit', 'rules', 'cap'] as const;

/** One of {@link GATES}. */
export type Gate = (typeof GATES)[number];

/** A call that runs, as the reference knows it. */
export interface GatesTicket {
  readonly estimateMicros: number;
  readonly generation: number;
}

/** A call that is let in; or the gates that are shut to it, one at least. */
export type GatesAnswer =
  { readonly ticket: GatesTicket } | { readonly shut: readonly [Gate, ...Gate[]] };

/** All gates by the book: a call is let in if, and only if, each of them lets it. */
export class GatesReference {
  readonly capMicros: number;
  readonly circuit: GatesCircuit;
  readonly rules: readonly GatesRule[];
  committedMicros = 0;
  reservedMicros = 0;

  constructor({
    capMicros,
    rules,
    circuit,
  }: {
    capMicros: number;
    rules: readonly GatesRuleTerm[];
    circuit: { readonly failures: number; readonly openMs: number };
  }) {
    this.capMicros = capMicros;
    this.rules = rules.map((term) => new GatesRule(term));
    this.circuit = new GatesCircuit(circuit);
  }

  get usedMicros(): number {
    return this.committedMicros + this.reservedMicros;
  }

  ask(estimateMicros: number, nowMs: number): GatesAnswer {
    const usedMicros = this.usedMicros + estimateMicros;
    const { capMicros } = this;
    const met = this.rules.filter((rule) => rule.isMet({ usedMicros, capMicros }));
    const open: Record<Gate, boolean> = {
      circuit: this.circuit.admits(nowMs),
      rules: met.every((rule) => rule.admits(nowMs)),
      cap: usedMicros <= capMicros,
    };
    const [first, ...others] = GATES.filter((gate) => !open[gate]);
    if (first !== undefined) return { shut: [first, ...others] };
    for (const rule of met) rule.take(nowMs);
    this.reservedMicros += estimateMicros;
    return { ticket: { estimateMicros, generation: this.circuit.begin() } };
  }

  succeed(ticket: GatesTicket, { actualMicros, nowMs }: { actualMicros: number; nowMs: number }) {
    this.committedMicros += actualMicros;
    this.#end(ticket, { succeeded: true, nowMs });
  }

  fail(ticket: GatesTicket, nowMs: number): void {
    this.#end(ticket, { succeeded: false, nowMs });
  }

  #end(
    { estimateMicros, generation }: GatesTicket,
    { succeeded, nowMs }: { succeeded: boolean; nowMs: number },
  ): void {
    this.reservedMicros -= estimateMicros;
    this.circuit.end(generation, { succeeded, nowMs });
  }
}
