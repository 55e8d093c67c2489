import { setTimeout as sleep } from 'node:timers/promises';
import type { TraceRow } from '../exploration.js';
import type { ExplorerWorld } from './explorer-world.js';
import { onBehalfOf } from './owner.js';
import type { Misdeed, ProcessGuard } from './process-guard.js';
import type { AsyncPlan } from './scenario.js';

/** The actors of one run, each of whom has to settle. */
export class Cast {
  readonly #unsettled = new Set<string>();
  readonly #world: ExplorerWorld;
  readonly #guard: ProcessGuard;

  /** Everybody stands at the start, in the order in which the scenario names them. */
  constructor(
    actors: AsyncPlan['actors'],
    { world, guard }: { world: ExplorerWorld; guard: ProcessGuard },
  ) {
    this.#world = world;
    this.#guard = guard;
    for (const [actor, act] of Object.entries(actors)) {
      this.#unsettled.add(actor);
      world.points.add('start', {
        actor,
        go: () => {
          void onBehalfOf(actor, () => this.#perform(actor, act));
        },
      });
    }
  }

  get allSettled(): boolean {
    return this.#unsettled.size === 0;
  }

  /** Says why nobody can go on; real time passes, to see whether that is so. */
  async stuck({
    trace,
    patienceMs,
  }: {
    trace: readonly TraceRow[];
    patienceMs: number;
  }): Promise<Misdeed> {
    const who = [...this.#unsettled];
    await sleep(patienceMs);
    if (this.#world.pending.length > 0 || this.#unsettled.size < who.length) {
      const message = `${who.join(', ')} waited for something outside of this world, such as a real timer`;
      return { outcome: 'uncontrolled', message };
    }
    const waiting = who.map((actor) => {
      const last = trace.findLast((row) => row.actor === actor);
      return `${actor} after "${last?.did ?? ''}"`;
    });
    const message = `nobody can go on; never settled: ${waiting.join(', ')}`;
    return { outcome: 'deadlock', message };
  }

  async #perform(actor: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.#guard.report('violated', `${actor} failed: ${String(error)}`);
    }
    this.#unsettled.delete(actor);
  }
}
