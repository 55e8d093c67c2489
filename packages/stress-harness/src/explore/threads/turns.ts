import type { ChoicePoint, PendingStep } from '../strategy.js';
import type { ControlledThread } from './controlled-thread.js';
import { canGoOn, isAlive, pendingDeath, pendingStep } from './standing.js';
import type { ThreadStep } from './thread-step.js';

/** Something that can happen next. */
interface Turn {
  /** As the strategy knows it. */
  readonly name: string;
  readonly thread: ControlledThread;
  readonly step: PendingStep;
  readonly dies: boolean;
}

/** A turn that is over. */
export interface Taken {
  readonly thread: ControlledThread;
  readonly step: ThreadStep;
}

/** Whose turn it can be, and what becomes of the others by it. */
export class Turns {
  readonly #threads: readonly ControlledThread[];
  readonly #mortals: readonly string[];
  /** Who sleeps, the longest sleeper first: the order in which they are woken. */
  readonly #sleepers: ControlledThread[] = [];
  /** Who went, the last one last. */
  readonly #went: ControlledThread[] = [];
  #died = false;
  #heldBack = false;
  #turns: readonly Turn[] = [];

  /** @param deaths - names of the threads of which one may die, at any point. */
  constructor(threads: readonly ControlledThread[], { deaths }: { deaths: readonly string[] }) {
    this.#threads = threads;
    this.#mortals = deaths;
  }

  /** Whether a thread that goes in circles has had to stand back for the others. */
  get heldBack(): boolean {
    return this.#heldBack;
  }

  /** Names of those that sleep, the longest sleeper first. */
  get sleepers(): readonly string[] {
    return this.#sleepers.map(({ name }) => name);
  }

  /** What is to be decided next; undefined when nobody can go on. */
  next(): ChoicePoint | undefined {
    const able = this.#threads.filter(({ standing }) => canGoOn(standing));
    const moving = able.filter(({ spin }) => !spin.spinning);
    // Where all go in circles, each gets its turn: whoever gets out of it by itself will.
    const going = moving.length > 0 ? moving : this.#longestWaiting(able);
    if (going.length === 0) return undefined;
    this.#heldBack ||= going.length < able.length;
    this.#turns = [...going.map((thread) => this.#step(thread)), ...this.#deaths(moving)];
    const last = this.#went.at(-1);
    return {
      enabled: this.#turns.map(({ name }) => name),
      running: going.find((thread) => thread === last)?.name,
      next: this.#turns.map(({ step }) => step),
    };
  }

  /**
   * Takes the turn at `index` of `enabled`.
   *
   * @param ahead - how many turns behind it will be the same thread's.
   */
  take(index: number, { ahead = 0 } = {}): Taken {
    const turn = this.#turns[index];
    if (turn === undefined) throw new RangeError(`Turns: there is no turn ${index}`);
    const { thread } = turn;
    leave(this.#sleepers, thread);
    if (turn.dies) {
      this.#died = true;
      return { thread, step: thread.die() };
    }
    leave(this.#went, thread);
    this.#went.push(thread);
    const step = thread.goOn({ woken: this.#wakenBy(thread), ahead });
    if (thread.standing.at === 'asleep') this.#sleepers.push(thread);
    return { thread, step };
  }

  #step(thread: ControlledThread): Turn {
    const { name, standing } = thread;
    return { name, thread, step: pendingStep(name, standing), dies: false };
  }

  #deaths(moving: readonly ControlledThread[]): readonly Turn[] {
    if (this.#died || moving.length === 0 || this.#mortals.length === 0) return [];
    return this.#threads
      .filter(({ name, standing }) => this.#mortals.includes(name) && isAlive(standing))
      .map((thread) => {
        const step = pendingDeath(thread.name, thread.standing);
        return { name: deathOf(thread.name), thread, step, dies: true };
      });
  }

  #longestWaiting(able: readonly ControlledThread[]): readonly ControlledThread[] {
    const rested = able.find((thread) => !this.#went.includes(thread));
    const next = rested ?? this.#went.find((thread) => able.includes(thread));
    return next === undefined ? [] : [next];
  }

  /** Wakes whom the thread's next operation notifies. @returns how many. */
  #wakenBy({ standing }: ControlledThread): number {
    if (standing.at !== 'point' || standing.operation !== 'notify') return 0;
    const woken = this.#sleepers
      .filter(
        (one) =>
          'location' in one.standing && one.standing.location.cell === standing.location.cell,
      )
      .slice(0, standing.detail);
    for (const sleeper of woken) {
      leave(this.#sleepers, sleeper);
      sleeper.wake();
    }
    return woken.length;
  }
}

/** How a thread's death is called where it is chosen. */
export function deathOf(thread: string): string {
  return `${thread} dies`;
}

function leave(line: ControlledThread[], thread: ControlledThread): void {
  const at = line.indexOf(thread);
  if (at >= 0) line.splice(at, 1);
}
