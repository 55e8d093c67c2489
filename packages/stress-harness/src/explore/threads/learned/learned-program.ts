import type { HarnessError } from '../../../harness-error.js';
import { diverged } from '../../strategy/diverged.js';
import { isTouch, operandsOf } from '../atomic-operation.js';
import type { ControlledThread } from '../controlled-thread.js';
import type { ThreadStep } from '../thread-step.js';
import { deathOf } from '../turns.js';
import { Cells, signed, UNTOUCHED } from './cells.js';
import { Deeds } from './deeds.js';
import { Moment } from './moment.js';
import { notLearnable } from './not-learnable.js';

/**
 * Where all threads of a program stand, and what they share: the number of the memory, then that of
 * each thread's moment, in order.
 */
export type State = Int32Array;

/** The place of a moment that is not there: its thread has died. */
const DEAD = -1;

/** Something that can happen next. */
export interface Move {
  /** As the explorer names it. */
  readonly name: string;
  /** Index of the thread. */
  readonly thread: number;
  readonly dies: boolean;
  /** Whether it takes the turn from a thread that could have gone on: 1, else 0. */
  readonly preempts: 0 | 1;
}

/**
 * What the threads of a program do from one start state on, as far as real runs have shown it.
 *
 * @remarks
 * A thread is the same whenever its operations have shown it the same: that is what makes a run
 * repeatable at all. So what it does next has to be seen once. What an operation does to the memory
 * is known anyway.
 */
export class LearnedProgram {
  readonly #names: readonly string[];
  readonly #mortals: readonly string[];
  readonly #cells: Cells;
  readonly #moments: Moment[] = [];
  readonly #deeds = new Deeds();
  /** By a number for who can go on, who ran, and whether somebody can die. */
  readonly #moves: (readonly Move[] | undefined)[] = [];
  readonly #start: State;
  /** Of the run that goes on at present. */
  #present: State;

  constructor(
    threads: readonly ControlledThread[],
    { buffers, mortals }: { buffers: readonly SharedArrayBuffer[]; mortals: readonly string[] },
  ) {
    this.#names = threads.map(({ name }) => name);
    this.#mortals = mortals;
    this.#cells = new Cells(buffers);
    const moments = threads.map((thread) => this.#moment(thread).id);
    this.#start = this.#present = Int32Array.of(UNTOUCHED, ...moments);
  }

  get start(): State {
    return this.#start;
  }

  /** Where the last run has come to. */
  get present(): State {
    return this.#present;
  }

  /** A run has begun. */
  began(threads: readonly ControlledThread[]): void {
    this.#present = this.#start;
    threads.forEach((thread, at) => {
      this.#recognise(thread, this.#momentAt(this.#start, at));
    });
  }

  /** A thread has taken a step, and now stands where it stands. */
  stepped(thread: ControlledThread, step: ThreadStep): void {
    const at = this.#names.indexOf(thread.name);
    if (step.kind === 'death') {
      this.#present = this.#present.with(1 + at, DEAD);
      return;
    }
    const memory = memoryOf(this.#present);
    const moment = this.#momentAt(this.#present, at);
    const next = moment?.next;
    if (moment === undefined || next === undefined || step.kind !== 'operation') {
      throw waits(thread.name);
    }
    const found = signed(step.values.before, next.place);
    if (found !== this.#cells.valueAt(memory, next.cell)) {
      throw diverged(`${thread.name} found ${found}, put there neither by setup nor by Atomics`);
    }
    if (thread.misdeed !== undefined) return;
    const known = moment.after.get(found);
    this.#recognise(thread, known);
    const after = known ?? this.#moment(thread);
    moment.after.set(found, after);
    this.#present = this.#present.with(0, this.#cells.after(memory, next)).with(1 + at, after.id);
  }

  /** Who can go on, whoever ran before all others; and who can die. */
  movesOf(state: State, ran: number | undefined): readonly Move[] {
    const threads = this.#names.length;
    let able = 0;
    let canDie = true;
    for (let thread = 0; thread < threads; thread++) {
      if (isDead(state, thread)) canDie = false;
      else if (this.canGoOn(state, thread)) able += 2 ** thread;
    }
    const number = (able * (threads + 1) + (ran ?? threads)) * 2 + Number(canDie);
    const known = this.#moves[number];
    if (known !== undefined) return known;
    const going = this.#names.map((_, at) => at).filter((at) => this.canGoOn(state, at));
    return (this.#moves[number] = this.#movesAmong(going, { ran, canDie }));
  }

  /** Whether a thread lives, and has not ended. */
  canGoOn(state: State, thread: number): boolean {
    return this.#momentAt(state, thread)?.next !== undefined;
  }

  /** All that a judgement at rest can see of an end. */
  endOf(state: State): string {
    const results = this.#names.map((_, at) => this.#momentAt(state, at)?.result ?? 'dead');
    return [memoryOf(state), ...results].join('|');
  }

  #movesAmong(
    able: readonly number[],
    { ran, canDie }: { ran: number | undefined; canDie: boolean },
  ): readonly Move[] {
    const isRunning = ran !== undefined && able.includes(ran);
    const going = able.toSorted((one, other) => Number(other === ran) - Number(one === ran));
    const mortal = canDie ? able.filter((at) => this.#mortals.includes(this.#nameOf(at))) : [];
    return [
      ...going.map((thread): Move => {
        const preempts = isRunning && thread !== ran ? 1 : 0;
        return { name: this.#nameOf(thread), thread, dies: false, preempts };
      }),
      ...mortal.map((thread): Move => {
        const name = deathOf(this.#nameOf(thread));
        return { name, thread, dies: true, preempts: isRunning ? 1 : 0 };
      }),
    ];
  }

  /** The state that a move leads to, written into `after`; false where no run has shown it yet. */
  follow(state: State, { thread, dies }: Move, after: State): boolean {
    after.set(state);
    if (dies) {
      after[1 + thread] = DEAD;
      return true;
    }
    const moment = this.#momentAt(state, thread);
    if (moment?.next === undefined) return false;
    const memory = memoryOf(state);
    const deed = this.#deeds.numberOf(memory, moment.id);
    if (!this.#deeds.isKnown(deed)) {
      const next = moment.after.get(this.#cells.valueAt(memory, moment.next.cell));
      if (next === undefined) return false;
      this.#deeds.learn(deed, { memory: this.#cells.after(memory, moment.next), moment: next.id });
    }
    after[0] = this.#deeds.memoryAfter(deed);
    after[1 + thread] = this.#deeds.momentAfter(deed);
    return true;
  }

  #momentAt(state: State, thread: number): Moment | undefined {
    return this.#moments[state[1 + thread] ?? DEAD];
  }

  #nameOf(thread: number): string {
    return this.#names[thread] ?? '';
  }

  #moment(thread: ControlledThread): Moment {
    const moment = new Moment(this.#moments.length, this.#seenOf(thread));
    this.#moments.push(moment);
    return moment;
  }

  /** @throws HarnessError `ERR_DIVERGED` when a thread is not where it was by the same way before. */
  #recognise(thread: ControlledThread, known: Moment | undefined): void {
    if (known === undefined || known.isLike(this.#seenOf(thread))) return;
    throw diverged(`${thread.name} did something else after it had seen the same`);
  }

  #seenOf({ name, standing }: ControlledThread): Pick<Moment, 'next' | 'result'> {
    if (standing.at === 'ended') {
      return { next: undefined, result: `ended ${JSON.stringify(standing.result)}` };
    }
    if (standing.at !== 'point' || !isTouch(standing.operation)) throw waits(name);
    const { operation, place, operands } = standing;
    if (operands.length < operandsOf(operation)) {
      throw notLearnable(`${name} gives Atomics.${operation} something that is no number`);
    }
    return {
      next: { operation, place, cell: this.#cells.numberOf(place), operands },
      result: undefined,
    };
  }
}

function memoryOf(state: State): number {
  return state[0] ?? UNTOUCHED;
}

function isDead(state: State, thread: number): boolean {
  return state[1 + thread] === DEAD;
}

function waits(thread: string): HarnessError {
  return notLearnable(`${thread} waits for another thread, or notifies one`);
}
