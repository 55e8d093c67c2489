import type { LearnedProgram, Move, State } from './learned-program.js';
import { ThoughtStates } from './thought-states.js';

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
  readonly #isBounded: boolean;
  readonly #thought: ThoughtStates;
  readonly #judged = new Set<string>();
  readonly #path: Frame[];
  /** Where a move leads that is being looked at. */
  readonly #next: State;
  #schedules: number | undefined;

  constructor(program: LearnedProgram, limits: ThoughtLimits) {
    this.program = program;
    this.#limits = limits;
    this.#isBounded = limits.preemptionsMax < Infinity;
    this.#thought = new ThoughtStates({
      width: program.start.length,
      isBounded: this.#isBounded,
    });
    this.#next = program.start.slice();
    this.#path = [this.#frame(program.start, { ran: undefined, preemptions: 0 })];
  }

  get states(): number {
    return this.#thought.count;
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
    this.#judged.add(this.program.endOf(this.program.present));
  }

  /** The moves of the next run that is needed, as far as they matter; undefined: none is. */
  nextPlan(): readonly string[] | undefined {
    const next = this.#next;
    for (let frame = this.#path.at(-1); frame !== undefined; frame = this.#path.at(-1)) {
      const move = frame.moves[frame.done];
      if (move === undefined) {
        this.#leave(frame);
        continue;
      }
      if (!this.program.follow(frame.state, move, next)) return this.#planTo(move);
      const ran = move.dies ? undefined : move.thread;
      const preemptions = this.#isBounded ? frame.preemptions + move.preempts : 0;
      const number = this.#numberOf(next, ran);
      const known = this.#thought.schedulesFrom(number, preemptions);
      if (known !== undefined) {
        frame.schedules += known;
        frame.done++;
        continue;
      }
      const onward = this.#frame(next.slice(), { ran, preemptions });
      const isEnd = onward.moves.length === 0;
      if (isEnd && !this.#judged.has(this.program.endOf(next))) return this.#planTo(move);
      if (this.states >= this.#limits.statesMax) return undefined;
      this.#path.push(onward);
    }
    return undefined;
  }

  /** A state was thought through: so is the move that led here, once it is looked at again. */
  #leave({ number, preemptions, moves, schedules }: Frame): void {
    this.#path.pop();
    const all = moves.length === 0 ? 1 : schedules;
    this.#thought.through(number, { schedules: all, preemptions });
    if (this.#path.length === 0) this.#schedules = all;
  }

  #frame(
    state: State,
    { ran, preemptions }: { ran: number | undefined; preemptions: number },
  ): Frame {
    const { preemptionsMax } = this.#limits;
    const moves = this.program.movesOf(state, ran);
    return {
      state,
      number: this.#numberOf(state, ran),
      preemptions,
      moves: this.#isBounded
        ? moves.filter(({ preempts }) => preemptions + preempts <= preemptionsMax)
        : moves,
      done: 0,
      schedules: 0,
    };
  }

  /** Who ran before matters only where taking its turn costs something. */
  #numberOf(state: State, ran: number | undefined): number {
    if (!this.#isBounded) return this.#thought.numberOf(state);
    const costs = this.program.movesOf(state, ran).some(({ preempts }) => preempts === 1);
    return this.#thought.numberOf(state, costs ? ran : undefined);
  }

  /** The way to where the walk stands, and one move more. */
  #planTo(move: Move): readonly string[] {
    const way = this.#path.slice(0, -1).map(({ moves, done }) => moves[done]?.name ?? '');
    return [...way, move.name];
  }
}
