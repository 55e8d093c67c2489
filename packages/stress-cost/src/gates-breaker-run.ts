import {
  type CallRecorder,
  type Lab,
  ManualTime,
  type SubjectCostBreaker,
} from '@breaker-lab/stress-harness';
import { createGatedBreaker } from './gates-breaker.js';
import type { GatesCall } from './gates-call.js';
import { GatesCaller } from './gates-caller.js';
import type { GatesConduct } from './gates-conduct.js';
import type { GatesPlan } from './gates-plan.js';
import { GatesReference, type GatesTicket } from './gates-reference.js';
import { subjectRule } from './gates-rule.js';
import type { GatesTally } from './gates-tally.js';

/** Noon of an ordinary day: a cell has no midnight. */
const NOON_EPOCH_MS = Date.UTC(2026, 0, 15, 12);
/** Failures in a row that open a circuit, and for how long. */
export const GATES_CIRCUIT = { failures: 3, openMs: 1_000 } as const;

/** A call that both the breaker and the reference have let in. */
export interface GatesRunning {
  readonly call: GatesCall;
  readonly ticket: GatesTicket;
}

/** Over how many cells a run is told of. */
export interface GatesRecords {
  readonly recorder: CallRecorder;
  readonly conduct: GatesConduct;
  readonly tally: GatesTally;
}

/** A breaker and its reference, asked the same on a manual clock. */
export class GatesBreakerRun {
  readonly reference: GatesReference;
  readonly time = new ManualTime();
  readonly #plan: GatesPlan;
  readonly #tally: GatesTally;
  readonly #breaker: SubjectCostBreaker;
  readonly #caller: GatesCaller;
  /** From the first wrong answer on the two have different histories. */
  #agrees = true;

  constructor(lab: Lab, plan: GatesPlan, records: GatesRecords) {
    const { capMicros, rules } = plan;
    this.#plan = plan;
    this.#tally = records.tally;
    this.reference = new GatesReference({ capMicros, rules, circuit: GATES_CIRCUIT });
    this.#breaker = createGatedBreaker(lab, {
      capMicros,
      rules: rules.map(subjectRule),
      circuit: {
        trip: { kind: 'consecutive', failures: GATES_CIRCUIT.failures },
        openDurationMs: GATES_CIRCUIT.openMs,
      },
      nowMs: this.time.nowMs,
      epochMs: () => NOON_EPOCH_MS + this.time.nowMs(),
    });
    this.#caller = new GatesCaller(this.#breaker, records);
  }

  get agrees(): boolean {
    return this.#agrees;
  }

  /** Offers calls in one tick. @returns how many ran, and those that should. */
  async offer(
    estimatesMicros: readonly number[],
  ): Promise<{ ran: number; running: GatesRunning[] }> {
    const asked = estimatesMicros.map((micros) => {
      const seen = this.#description(micros);
      const answer = this.reference.ask(micros, this.time.nowMs());
      return { call: this.#caller.offer(micros), answer, seen };
    });
    await this.#caller.quiet();
    const running: GatesRunning[] = [];
    for (const { call, answer, seen } of asked) {
      const { hasRun } = call;
      if (this.#agrees) this.#agrees = this.#tally.compare(answer, { hasRun, seen });
      if (hasRun && 'ticket' in answer) running.push({ call, ticket: answer.ticket });
      else if (hasRun) this.#caller.fail(call);
    }
    await this.#caller.quiet();
    return { ran: asked.filter(({ call }) => call.hasRun).length, running };
  }

  async succeed({ call, ticket }: GatesRunning, actualMicros: number): Promise<void> {
    this.reference.succeed(ticket, { actualMicros, nowMs: this.time.nowMs() });
    this.#caller.succeed(call, actualMicros);
    await this.#caller.quiet();
  }

  async fail({ call, ticket }: GatesRunning): Promise<void> {
    this.reference.fail(ticket, this.time.nowMs());
    this.#caller.fail(call);
    await this.#caller.quiet();
  }

  /** The books are those of the reference. */
  look(): void {
    if (!this.#agrees) return;
    const { committedMicros, reservedMicros } = this.#breaker.usage();
    const offMicros =
      Math.abs(committedMicros - this.reference.committedMicros) +
      Math.abs(reservedMicros - this.reference.reservedMicros);
    this.#tally.bookError(offMicros, this.#description(0));
  }

  dispose(): void {
    this.#breaker.dispose?.();
  }

  /** In words, when they are wanted: how things stand now. */
  #description(estimateMicros: number): () => string {
    const { rules, line } = this.#plan;
    const { usedMicros, capMicros, circuit } = this.reference;
    const state = circuit.stateAt(this.time.nowMs());
    return () =>
      [
        `${estimateMicros} asked, ${usedMicros} of ${capMicros} used`,
        `circuit ${state}`,
        ...rules.map(({ percent }, i) => `${line.rules[i] ?? ''} above ${percent} %`),
      ].join(', ');
  }
}
