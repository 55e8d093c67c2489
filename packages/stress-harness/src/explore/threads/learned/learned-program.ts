import type { HarnessError } from '../../../harness-error.js';
import { diverged } from '../../strategy/diverged.js';
import { isTouch, operandsOf } from '../atomic-operation.js';
import type { ControlledThread } from '../controlled-thread.js';
import type { ThreadStep } from '../thread-step.js';
import { deathOf } from '../turns.js';
import { Cells, type Memory, signed } from './cells.js';
import { Moment } from './moment.js';
import { notLearnable } from './not-learnable.js';

/** More moments than any walk sees. */
const MOMENTS_MAX = 2 ** 26;

/** Where all threads of a program stand, and what they share. */
export interface State {
  readonly memory: Memory;
  /** Of each thread, in order; undefined: it has died. */
  readonly moments: readonly (Moment | undefined)[];
}

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
  /** What is left by operations that have been reckoned, by the memory and the moment before. */
  readonly #effects = new Map<number, Memory>();
  /** By a number for who can go on, who ran, and whether somebody can die. */
  readonly #moves: (readonly Move[] | undefined)[] = [];
  #moments = 0;
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
    const moments = threads.map((thread) => this.#moment(thread));
    this.#start = this.#present = { memory: this.#cells.untouched, moments };
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
      this.#recognise(thread, this.#start.moments[at]);
    });
  }

  /** A thread has taken a step, and now stands where it stands. */
  stepped(thread: ControlledThread, step: ThreadStep): void {
    const at = this.#names.indexOf(thread.name);
    const { memory, moments } = this.#present;
    const moment = moments[at];
    if (step.kind === 'death') {
      this.#present = { memory, moments: moments.with(at, undefined) };
      return;
    }
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
    this.#present = { memory: this.#memoryAfter(memory, moment), moments: moments.with(at, after) };
  }

  /** Who can go on, whoever ran before all others; and who can die. */
  movesOf({ moments }: State, ran: number | undefined): readonly Move[] {
    let able = 0;
    let canDie = true;
    moments.forEach((moment, thread) => {
      if (moment === undefined) canDie = false;
      else if (moment.next !== undefined) able += 2 ** thread;
    });
    const number = (able * (moments.length + 1) + (ran ?? moments.length)) * 2 + Number(canDie);
    const known = this.#moves[number];
    if (known !== undefined) return known;
    const threads = moments.flatMap((moment, thread) => (moment?.next ? [thread] : []));
    return (this.#moves[number] = this.#movesAmong(threads, { ran, canDie }));
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

  /** The state that a move leads to; undefined where no run has shown it yet. */
  after({ memory, moments }: State, { thread, dies }: Move): State | undefined {
    if (dies) return { memory, moments: moments.with(thread, undefined) };
    const moment = moments[thread];
    if (moment?.next === undefined) return undefined;
    const after = moment.after.get(this.#cells.valueAt(memory, moment.next.cell));
    if (after === undefined) return undefined;
    return { memory: this.#memoryAfter(memory, moment), moments: moments.with(thread, after) };
  }

  #nameOf(thread: number): string {
    return this.#names[thread] ?? '';
  }

  #memoryAfter(memory: Memory, { id, next }: Moment): Memory {
    if (next === undefined) return memory;
    const pair = memory.id * MOMENTS_MAX + id;
    const known = this.#effects.get(pair);
    if (known !== undefined) return known;
    const after = this.#cells.after(memory, next);
    this.#effects.set(pair, after);
    return after;
  }

  #moment(thread: ControlledThread): Moment {
    return new Moment(this.#moments++, this.#seenOf(thread));
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

function waits(thread: string): HarnessError {
  return notLearnable(`${thread} waits for another thread, or notifies one`);
}
