import type { LearnedProgram, Move, State } from './learned-program.js';
import { StateIndex } from './state-index.js';

/** A state on the way that is being thought through. */
interface Frame {
  readonly state: State;
  readonly number: number;
  /** Preemptions on the way; of no account where there is no bound on them: 0. */
  readonly preemptions: number;
  readonly moves: readonly Move[];
  /** Moves that have been thought through. */
  done: number;
  /** Schedules from here to an end, by the moves that are done. */
  schedules: number;
}

/** How far it is thought. */
export interface ThoughtLimits {
  readonly statesMax: number;
  /** Infinity: there is no bound. */
  readonly preemptionsMax: number;
}

/** Thinks through what a program is known to do, depth first, and asks for runs. */
export class LearnedWalk {
  readonly program: LearnedProgram;
  readonly #limits: ThoughtLimits;
  readonly #index = new StateIndex();
  /** By the number of a state that was thought through: schedules from there to an end. */
  readonly #schedulesFrom: (number | undefined)[] = [];
  /** And preemptions on the way there, the fewest. */
  readonly #preemptionsTo: number[] = [];
  #states = 0;
  readonly #judged = new Set<string>();
  readonly #path: Frame[];
  #schedules: number | undefined;

  constructor(program: LearnedProgram, limits: ThoughtLimits) {
    this.program = program;
    this.#limits = limits;
    this.#path = [this.#frame(program.start, { ran: undefined, preemptions: 0 })];
  }

  get states(): number {
    return this.#states;
  }

  /** Whether everything was thought through, and all that it takes was run. */
  get all(): boolean {
    return this.#schedules !== undefined;
  }

  /** Of all schedules, where there is no bound on preemptions; of a walk that has ended. */
  get schedules(): number {
    return this.#schedules ?? 0;
  }

  /** The run that has just ended was judged. */
  judged(): void {
    this.#judged.add(endOf(this.program.present));
  }

  /** The moves of the next run that is needed, as far as they matter; undefined: none is. */
  nextPlan(): readonly string[] | undefined {
    for (let frame = this.#path.at(-1); frame !== undefined; frame = this.#path.at(-1)) {
      const move = frame.moves[frame.done];
      if (move === undefined) {
        this.#leave(frame);
        continue;
      }
      const state = this.program.after(frame.state, move);
      if (state === undefined) return this.#planTo(move);
      const ran = move.dies ? undefined : move.thread;
      const next = this.#frame(state, { ran, preemptions: frame.preemptions + move.preempts });
      const known = this.#schedulesFrom[next.number];
      if (known === undefined || this.#isCloser(next)) {
        if (next.moves.length === 0 && !this.#judged.has(endOf(state))) return this.#planTo(move);
        if (this.states >= this.#limits.statesMax) return undefined;
        this.#path.push(next);
        continue;
      }
      frame.schedules += known;
      frame.done++;
    }
    return undefined;
  }

  /** A state was thought through: so is the move that led here, once it is looked at again. */
  #leave({ number, preemptions, moves, schedules }: Frame): void {
    this.#path.pop();
    const all = moves.length === 0 ? 1 : schedules;
    if (this.#schedulesFrom[number] === undefined) this.#states++;
    this.#schedulesFrom[number] = all;
    this.#preemptionsTo[number] = preemptions;
    if (this.#path.length === 0) this.#schedules = all;
  }

  /** Whether it was come to by more preemptions before, which left fewer for the rest. */
  #isCloser({ number, preemptions }: Frame): boolean {
    return preemptions < (this.#preemptionsTo[number] ?? Infinity);
  }

  #frame(
    state: State,
    { ran, preemptions }: { ran: number | undefined; preemptions: number },
  ): Frame {
    const { preemptionsMax } = this.#limits;
    const bounded = preemptionsMax < Infinity;
    const moves = this.program.movesOf(state, ran);
    // Who ran before matters only where taking its turn costs something.
    const running = moves.some(({ preempts }) => preempts === 1) ? ran : -1;
    return {
      state,
      number: this.#index.numberOf(state, bounded ? running : undefined),
      preemptions: bounded ? preemptions : 0,
      moves: bounded
        ? moves.filter(({ preempts }) => preemptions + preempts <= preemptionsMax)
        : moves,
      done: 0,
      schedules: 0,
    };
  }

  /** The way to where the walk stands, and one move more. */
  #planTo(move: Move): readonly string[] {
    const way = this.#path.slice(0, -1).map(({ moves, done }) => moves[done]?.name ?? '');
    return [...way, move.name];
  }
}

/** All that a judgement at rest can see of an end. */
function endOf({ memory, moments }: State): string {
  return [memory.id, ...moments.map((moment) => moment?.result ?? 'dead')].join('|');
}
