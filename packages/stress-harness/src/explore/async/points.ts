import { owner } from './owner.js';
import type { Pending } from './pending.js';

/** Scheduling points at which somebody waits, in order of arrival. */
export class Points {
  readonly #waiting: Pending[] = [];

  get waiting(): readonly Pending[] {
    return this.#waiting;
  }

  /** Somebody waits here; in the name of whoever runs, unless another is given. */
  add(
    label: string,
    {
      go,
      actor = owner(),
      outcomes,
    }: {
      go: (outcome: number) => void;
      actor?: string | undefined;
      outcomes?: readonly string[] | undefined;
    },
  ): void {
    const point: Pending = {
      name: this.#free(actor),
      actor,
      label,
      ...(outcomes && { outcomes }),
      release: (outcome) => {
        this.#waiting.splice(this.#waiting.indexOf(point), 1);
        go(outcome);
      },
    };
    this.#waiting.push(point);
  }

  /** An actor may wait at several points at once: the second is "A/2". */
  #free(actor: string): string {
    const taken = (name: string): boolean => this.#waiting.some((point) => point.name === name);
    if (!taken(actor)) return actor;
    for (let lane = 2; ; lane++) if (!taken(`${actor}/${lane}`)) return `${actor}/${lane}`;
  }
}
