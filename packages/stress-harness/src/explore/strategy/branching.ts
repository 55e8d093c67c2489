import type { ChoicePoint, PendingStep } from '../strategy.js';
import { independent } from './independence.js';
import type { VisitedStates } from './visited-states.js';

/** Actors whose next step leads only where the walk has been, and what that step is. */
export type Sleepers = ReadonlyMap<string, PendingStep>;

/** How a walk came to a point. */
export interface Arrival {
  /** Preemptions on the way. */
  readonly preemptions: number;
  readonly asleep: Sleepers;
}

/** One choice point on the path of an exhaustive walk. */
export class Branching {
  readonly point: ChoicePoint;
  /** Index into `enabled`: the way the walk goes at present. */
  chosen: number;
  readonly #preemptions: number;
  readonly #asleep: Map<string, PendingStep>;
  /** Indices that are left to try, the next one last. */
  readonly #untried: number[];

  private constructor(
    point: ChoicePoint,
    { arrival: { preemptions, asleep }, ways }: { arrival: Arrival; ways: number[] },
  ) {
    this.point = point;
    this.#preemptions = preemptions;
    this.#asleep = new Map(asleep);
    this.chosen = ways.pop() ?? 0;
    this.#untried = ways;
  }

  /** Undefined when whoever may go on leads where the walk has been. */
  static at(
    point: ChoicePoint,
    {
      arrival,
      preemptionsMax,
      visited,
    }: { arrival: Arrival; preemptionsMax: number; visited: VisitedStates | undefined },
  ): Branching | undefined {
    const ways: number[] = [];
    for (let index = point.enabled.length - 1; index >= 0; index--) {
      if (index !== runningIndex(point)) ways.push(index);
    }
    // Whoever runs is let go on first: runs with few preemptions come early.
    if (runningIndex(point) >= 0) ways.push(runningIndex(point));
    const fresh = freshAt(point, { arrival, visited });
    const open = ways.filter(
      (index) =>
        fresh.includes(point.enabled[index] ?? '') &&
        arrival.preemptions + preemptionsOf(point, index) <= preemptionsMax,
    );
    return open.length === 0 ? undefined : new Branching(point, { arrival, ways: open });
  }

  /** How the way that is chosen comes to the next point. */
  get onward(): Arrival {
    return {
      preemptions: this.#preemptions + preemptionsOf(this.point, this.chosen),
      asleep: stillAsleep(this.#asleep, this.step),
    };
  }

  /** The actor that is chosen. */
  get actor(): string {
    return this.point.enabled[this.chosen] ?? '';
  }

  /** What the actor that is chosen does; undefined where unknown. */
  get step(): PendingStep | undefined {
    return this.point.next?.[this.chosen];
  }

  /** Goes another way from now on; the one so far has been walked. @returns whether there is one. */
  advance(): boolean {
    if (this.step !== undefined) this.#asleep.set(this.actor, this.step);
    const next = this.#untried.pop();
    if (next === undefined) return false;
    this.chosen = next;
    return true;
  }
}

/** Whoever sleeps wakes by a step that theirs depends on, and by one that is unknown. */
function stillAsleep(asleep: Sleepers, step: PendingStep | undefined): Sleepers {
  if (asleep.size === 0) return asleep;
  return new Map(
    [...asleep].filter(([, sleeping]) => step !== undefined && independent(sleeping, step)),
  );
}

/** Who may lead the walk where it has not been. */
function freshAt(
  { enabled, running, state }: ChoicePoint,
  { arrival, visited }: { arrival: Arrival; visited: VisitedStates | undefined },
): readonly string[] {
  const awake = enabled.filter((actor) => !arrival.asleep.has(actor));
  if (state === undefined || visited === undefined) return awake;
  const { preemptions } = arrival;
  const asleep = [...arrival.asleep.keys()];
  return visited.visit({ state, running, preemptions, awake, asleep });
}

/** -1 where none is. */
function runningIndex({ enabled, running }: ChoicePoint): number {
  return running === undefined ? -1 : enabled.indexOf(running);
}

function preemptionsOf(point: ChoicePoint, index: number): number {
  const running = runningIndex(point);
  return running >= 0 && index !== running ? 1 : 0;
}
