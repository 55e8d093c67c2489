import {
  type BreakerSubject,
  type CallRecorder,
  cameToRest,
  ManualTime,
  microtasks,
  SeededRandom,
  SeededScheduler,
  Trace,
} from '@breaker-lab/stress-harness';
import { Race } from './race.js';
import { drawPlan, type SchedulePlan } from './schedule-plan.js';

/** The old suite's race test: 20 callers of 50 operations each. */
const CALLERS = 20;
const OPERATIONS = 50;

const PAUSE_MICROTASKS_MAX = 6;
/** The upstream's mood lasts this many calls; then another share of them fails. */
const SPELL_CALLS = 30;
/** A schedule's whole time: shorter than the deadline any breaker is likely to set its trials. */
const TIME_MAX_MS = 20_000;
const FAILURE_RATES = [0, 0.15, 0.5, 0.85, 1] as const;

/** Which schedule, and what is kept of it. */
export interface ScheduleRun {
  readonly seed: number;
  readonly index: number;
  /** How many of its last events are kept as text. */
  readonly keep: number;
  readonly recorder: CallRecorder;
}

/** One order of events among many, decided by a seed and its own index alone. */
export class Schedule {
  readonly plan: SchedulePlan;
  readonly trace: Trace;
  readonly race: Race;
  readonly #random: SeededRandom;
  readonly #time = new ManualTime();
  readonly #operationsLeft = Array.from({ length: CALLERS }, () => OPERATIONS);
  readonly #idle = Array.from({ length: CALLERS }, (_, caller) => caller);
  #failureRate = 0;
  #spellLeft = 0;
  #stuck = false;

  constructor(subject: BreakerSubject, { seed, index, keep, recorder }: ScheduleRun) {
    this.#random = new SeededRandom(seed, `schedule ${index}`);
    this.plan = drawPlan(this.#random);
    this.trace = new Trace({ keep });
    const { plan, trace } = this;
    this.race = new Race(subject, { plan, time: this.#time, trace, recorder });
  }

  /** Runs it to its end, rest and check-up included. */
  async run(): Promise<void> {
    await this.#begin();
    const { offer, settle, pause, tick } = this.plan.weights;
    await new SeededScheduler(this.#random, [
      {
        weight: () => (this.#canOffer ? offer : 0),
        run: () => {
          this.#offer();
        },
      },
      { weight: () => (this.#canSettle ? settle : 0), run: () => this.#settle() },
      {
        weight: () => (this.#goesOn && this.#time.nowMs() < TIME_MAX_MS ? tick : 0),
        run: () => {
          this.#tick();
        },
      },
      { weight: () => (this.#goesOn ? pause : 0), run: () => this.#pause() },
      { weight: () => (this.#waits ? 1 : 0), run: () => this.#wait() },
    ]).run();
    if (!this.#stuck) await this.race.checkUp.run();
    this.race.end();
  }

  async #begin(): Promise<void> {
    if (this.plan.start === 'closed') return;
    await this.race.checkUp.open();
    this.#time.advance(this.plan.openDurationMs);
    if (this.plan.start === 'half-open with a trial out') this.race.calls.offer();
  }

  get #canOffer(): boolean {
    return this.#idle.length > 0;
  }

  get #canSettle(): boolean {
    return this.race.calls.pending.length > 0;
  }

  get #goesOn(): boolean {
    return this.#canOffer || this.#canSettle;
  }

  /** Callers have yet to hear, and nothing the schedule holds would help. */
  get #waits(): boolean {
    return !this.#goesOn && !this.#stuck && this.race.calls.unheard > 0;
  }

  #offer(): void {
    const at = this.#random.index(this.#idle.length);
    const caller = this.#idle[at] ?? 0;
    // The order among idle callers means nothing: the last one takes the place that got free.
    this.#idle[at] = this.#idle.at(-1) ?? 0;
    this.#idle.pop();
    this.race.calls.offer(() => {
      const left = (this.#operationsLeft[caller] ?? 0) - 1;
      this.#operationsLeft[caller] = left;
      if (left > 0) this.#idle.push(caller);
    });
  }

  #settle(): Promise<void> | undefined {
    if (this.#spellLeft-- === 0) {
      this.#spellLeft = SPELL_CALLS;
      this.#failureRate = FAILURE_RATES[this.#random.index(FAILURE_RATES.length)] ?? 0;
    }
    const { calls } = this.race;
    const newest = calls.pending.length - 1;
    const { order, quiet } = this.plan;
    const index =
      order === 'any' ? this.#random.index(newest + 1) : order === 'oldest first' ? 0 : newest;
    calls.settle(index, this.#random.share() < this.#failureRate ? 'failed' : 'succeeded');
    return quiet ? this.#rest() : undefined;
  }

  #tick(): void {
    this.#time.advance(1 + this.#random.index(this.plan.openDurationMs));
    this.trace.add('clock', this.#time.nowMs());
  }

  #pause(): Promise<void> {
    return microtasks(1 + this.#random.index(PAUSE_MICROTASKS_MAX));
  }

  async #wait(): Promise<void> {
    this.#stuck = !(await cameToRest(() => this.race.calls.unheard === 0 || this.#goesOn));
  }

  async #rest(): Promise<void> {
    await cameToRest(() => this.race.calls.atRest);
  }
}
