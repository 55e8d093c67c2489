import type { BreakerAct, BreakerScript } from './breaker-script.js';
import { ReferenceSharedBreaker } from './reference-shared-breaker.js';

/** The same for all scripts. */
export const BREAKER_TIMES = { openDurationMs: 100, trialDeadlineMs: 1_000 };

type Admitted = ReturnType<ReferenceSharedBreaker['acquire']>;

/** A reference on its own clock. */
class Stage {
  readonly breaker: ReferenceSharedBreaker;
  #nowMs = 0;

  constructor({ failures, halfOpenTrials }: BreakerScript) {
    this.breaker = new ReferenceSharedBreaker({ failures, halfOpenTrials, ...BREAKER_TIMES });
  }

  /** Plays one act of a thread that holds `admitted`. @returns what it holds then. */
  play(act: BreakerAct, admitted: Admitted): Admitted {
    const nowMs = this.#nowMs;
    switch (act) {
      case 'acquire':
        return this.breaker.acquire(nowMs);
      case 'open period passes':
        this.#nowMs += BREAKER_TIMES.openDurationMs;
        return admitted;
      default:
        if (admitted !== undefined) {
          this.breaker.settle(admitted, { succeeded: act === 'succeed', nowMs });
        }
        return undefined;
    }
  }
}

/** For a script: what an order of whole acts ends in, as a text to be compared. */
export function breakerOutcomes(script: BreakerScript): (order: readonly string[]) => string {
  return (order) => {
    const stage = new Stage(script);
    let first: Admitted;
    for (const act of script.before) first = stage.play(act, first);
    const names = Object.keys(script.threads);
    const actsOf = (name: string): readonly BreakerAct[] => [
      ...(script.ready?.[name] ?? []),
      ...(script.threads[name] ?? []),
    ];
    const actors = new Map(names.map((name) => [name, actor(actsOf(name))]));
    const readied = names.flatMap((name) => (script.ready?.[name] ?? []).map(() => name));
    for (const name of [...readied, ...order]) actors.get(name)?.next(stage);
    const heard = names.map((name) => actors.get(name)?.heard ?? []);
    const { admitted, rejected, succeeded, failed, late } = stage.breaker.counts;
    const counts = { admitted, rejected, succeeded, failed, late };
    return JSON.stringify({ heard, state: stage.breaker.state, counts });
  };
}

/** A thread that plays its acts one by one. */
function actor(acts: readonly BreakerAct[]): {
  readonly heard: readonly boolean[];
  readonly next: (stage: Stage) => void;
} {
  const heard: boolean[] = [];
  const left = [...acts];
  let admitted: Admitted;
  return {
    heard,
    next: (stage) => {
      const act = left.shift();
      if (act === undefined) return;
      admitted = stage.play(act, admitted);
      if (act === 'acquire') heard.push(admitted !== undefined);
    },
  };
}
