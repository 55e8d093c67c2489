import type { ExpiredCharge } from '../../../src/index.js';
import { ModelBooks } from './model-books.js';
import { type ModelCall, type ModelEnd, rejectedEnd, resolvedEnd } from './model-call.js';
import { ModelCircuit } from './model-circuit.js';
import { ModelRules } from './model-rules.js';
import { type Asked, type CallStep, HOUR_MS, type PaidStep, type WorkStep } from './paid-step.js';
import type { PaidSubject, PaidView } from './paid-view.js';

/** A cost breaker as its documentation has it: nothing is remembered but what has happened. */
export class ModelBreaker implements PaidSubject {
  readonly #books: ModelBooks;
  readonly #circuit = new ModelCircuit();
  readonly #rules: ModelRules;
  readonly #answers: string[] = [];
  /** Calls whose work has not ended. */
  readonly #calls: ModelCall[] = [];
  /** Reservations made by hand. */
  readonly #byHand: number[] = [];
  #number = 0;
  #nowMs = 0;
  #epochMs: number;

  constructor(expiredCharge: ExpiredCharge, epochMs: number) {
    this.#epochMs = epochMs;
    this.#books = new ModelBooks(expiredCharge, epochMs);
    this.#rules = new ModelRules(this.#books.reference);
  }

  take(step: PaidStep): void {
    switch (step.do) {
      case 'execute':
        this.#execute(step);
        break;
      case 'reserve': {
        const held = this.#hold(step, undefined);
        if (typeof held === 'number') this.#byHand.push(held);
        this.#answers.push(`reserve ${typeof held === 'number' ? 'done' : held}`);
        break;
      }
      case 'cap':
        this.#books.reference.setCap(step.budget, step.micros);
        break;
      case 'lift':
        this.#rules.lift(this.#nowMs + step.durationMs);
        break;
      case 'wait':
        this.#wait(step.ms);
        break;
      case 'calendar':
        this.#epochMs += step.hours * HOUR_MS;
        this.#books.date(this.#epochMs);
        break;
      case 'tell':
      case 'resolve':
      case 'reject':
      case 'abort':
        this.#work(step);
        break;
      default: {
        const reservation = this.#byHand[step.pick % this.#byHand.length];
        if (reservation === undefined) break;
        this.#answers.push(`${step.do} ${this.#books.byHand(step, reservation) ?? 'done'}`);
      }
    }
  }

  look(): PaidView {
    return {
      answers: this.#answers.splice(0).sort(),
      circuit: this.#circuit.state,
      circuitCounts: { ...this.#circuit.counts },
      ...this.#books.look(),
    };
  }

  #execute(step: CallStep): void {
    const number = this.#number++;
    const ticket = this.#circuit.admit(this.#nowMs);
    if (ticket === undefined) {
      this.#answer(number, 'ERR_CIRCUIT_OPEN');
      return;
    }
    const reservation = this.#hold(step, step.steps);
    if (typeof reservation === 'string') {
      this.#circuit.settle(ticket, 'ignored', this.#nowMs);
      this.#answer(number, reservation);
      return;
    }
    const call: ModelCall = {
      number,
      step,
      ticket,
      reservation,
      dueAtMs: this.#nowMs + (step.timeoutMs ?? Infinity),
      state: 'running',
      usedMicros: undefined,
      hasFault: false,
    };
    if (step.atOnce === 'returns') this.#resolve(call, step.micros);
    else if (step.atOnce === 'throws') this.#reject(call);
    else this.#calls.push(call);
  }

  /** The number of a reservation, or why there is none. */
  #hold(asked: Asked, steps: readonly number[] | undefined): number | string {
    const answer = this.#rules.judge(asked, this.#books.levels(asked), this.#nowMs);
    if ('refusedBy' in answer) {
      this.#books.block(asked.micros, { isThrottled: answer.refusedBy === 'throttle' });
      return `ERR_COST_RULE ${answer.refusedBy}`;
    }
    const { step } = answer;
    const steppedMicros = steps?.[Math.min(step, steps.length) - 1] ?? asked.micros;
    const reservation = this.#books.reserve(asked, { micros: steppedMicros, step });
    if (reservation === undefined) return 'ERR_BUDGET_EXCEEDED';
    answer.admitted();
    return reservation;
  }

  #work(step: WorkStep): void {
    const index = step.pick % this.#calls.length;
    const call = this.#calls[index];
    if (call === undefined) return;
    if (step.do === 'abort') {
      if (call.step.hasSignal && call.state === 'running') this.#abandon(call, 'cancelled');
      return;
    }
    if (step.do === 'tell') {
      if (step.micros === null) call.hasFault = true;
      else call.usedMicros = Math.max(call.usedMicros ?? 0, step.micros);
      return;
    }
    this.#calls.splice(index, 1);
    if (step.do === 'resolve') this.#resolve(call, step.micros);
    else this.#reject(call);
  }

  #resolve(call: ModelCall, micros: number | null): void {
    const heldMicros = this.#books.heldMicros(call.reservation);
    this.#end(call, resolvedEnd(call, micros, heldMicros), 'succeeded');
  }

  #reject(call: ModelCall): void {
    this.#end(call, rejectedEnd(call), 'failed');
  }

  #end(call: ModelCall, end: ModelEnd, outcome: 'succeeded' | 'failed'): void {
    this.#books.end(call.reservation, end);
    if (call.state === 'abandoned') return;
    this.#circuit.settle(call.ticket, outcome, this.#nowMs);
    this.#answer(call.number, outcome);
  }

  #abandon(call: ModelCall, outcome: 'cancelled' | 'failed'): void {
    call.state = 'abandoned';
    this.#circuit.settle(call.ticket, outcome, this.#nowMs);
    if (outcome === 'failed') this.#circuit.counts.timedOut += 1;
    this.#answer(call.number, outcome === 'failed' ? 'ERR_CALL_TIMEOUT' : 'given up');
  }

  #wait(ms: number): void {
    const untilMs = this.#nowMs + ms;
    const due = this.#calls
      .filter(({ state, dueAtMs }) => state === 'running' && dueAtMs <= untilMs)
      .sort((one, other) => one.dueAtMs - other.dueAtMs);
    for (const call of due) {
      this.#nowMs = call.dueAtMs;
      this.#abandon(call, 'failed');
    }
    this.#nowMs = untilMs;
    this.#books.reference.pass(untilMs);
  }

  #answer(number: number, answer: string): void {
    this.#answers.push(`${number} ${answer}`);
  }
}
