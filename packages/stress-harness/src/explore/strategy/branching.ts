import type { ChoicePoint, PendingStep } from '../strategy.js';

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
  /** Indices that are tried only when they are demanded, the first to be last. */
  readonly #idle: number[];

  private constructor(
    point: ChoicePoint,
    {
      arrival: { preemptions, asleep },
      ways,
      onDemand,
    }: { arrival: Arrival; ways: number[]; onDemand: boolean },
  ) {
    this.point = point;
    this.#preemptions = preemptions;
    this.#asleep = new Map(asleep);
    this.chosen = ways.pop() ?? 0;
    this.#untried = onDemand ? [] : ways;
    this.#idle = onDemand ? ways : [];
  }

  /**
   * Undefined when nobody may go on: whoever could is asleep.
   *
   * @param walk.onDemand - tries one way, and of the others those that are demanded.
   */
  static at(
    point: ChoicePoint,
    {
      arrival,
      preemptionsMax,
      onDemand,
    }: { arrival: Arrival; preemptionsMax: number; onDemand: boolean },
  ): Branching | undefined {
    const ways: number[] = [];
    for (let index = point.enabled.length - 1; index >= 0; index--) {
      if (index !== runningIndex(point)) ways.push(index);
    }
    // Whoever runs is let go on first: runs with few preemptions come early.
    if (runningIndex(point) >= 0) ways.push(runningIndex(point));
    const open = ways.filter(
      (index) =>
        !arrival.asleep.has(point.enabled[index] ?? '') &&
        arrival.preemptions + preemptionsOf(point, index) <= preemptionsMax,
    );
    if (open.length === 0) return undefined;
    // What is not told cannot be found to be in nobody's way.
    return new Branching(point, {
      arrival,
      ways: open,
      onDemand: onDemand && point.next !== undefined,
    });
  }

  /** Has one of these actors go on from here, if none has, will, or need not. */
  demand(initials: ReadonlySet<string>): void {
    const isMet = (index: number): boolean => initials.has(this.point.enabled[index] ?? '');
    if (isMet(this.chosen) || this.#untried.some(isMet)) return;
    if ([...initials].some((actor) => this.#asleep.has(actor))) return;
    const at = this.#idle.findLastIndex(isMet);
    // Somebody who could not go on from here: then whoever could may be what held it up.
    const ways = at >= 0 ? this.#idle.splice(at, 1) : this.#idle.splice(0);
    this.#untried.push(...ways);
  }

  /** How the way that is chosen comes to the next point. */
  get onward(): Arrival {
    return {
      preemptions: this.#preemptions + preemptionsOf(this.point, this.chosen),
      asleep: this.#asleep,
    };
  }

  /** What the actor that is chosen does; undefined where unknown. */
  get step(): PendingStep | undefined {
    return this.point.next?.[this.chosen];
  }

  /** Goes another way from now on; the one so far has been walked. @returns whether there is one. */
  advance(): boolean {
    if (this.step !== undefined) this.#asleep.set(this.point.enabled[this.chosen] ?? '', this.step);
    const next = this.#untried.pop();
    if (next === undefined) return false;
    this.chosen = next;
    return true;
  }
}

/** -1 where none is. */
function runningIndex({ enabled, running }: ChoicePoint): number {
  return running === undefined ? -1 : enabled.indexOf(running);
}

function preemptionsOf(point: ChoicePoint, index: number): number {
  const running = runningIndex(point);
  return running >= 0 && index !== running ? 1 : 0;
}
