import type { SubjectSharedBreaker, SubjectSharedPermit } from '@breaker-lab/stress-harness';
import { BREAKER_TIMES } from './breaker-outcomes.js';
import type { BreakerAct } from './breaker-script.js';
import type { SharedMs } from './shared-ms.js';

/** One thread that plays acts on a breaker; it has one call at a time. */
export class BreakerPlayer {
  readonly breaker: SubjectSharedBreaker;
  readonly clock: SharedMs;
  /** For each call whether it was admitted. */
  readonly heard: boolean[] = [];
  #permit: SubjectSharedPermit | undefined;

  constructor(breaker: SubjectSharedBreaker, clock: SharedMs) {
    this.breaker = breaker;
    this.clock = clock;
  }

  play(acts: readonly BreakerAct[]): void {
    for (const act of acts) this.#play(act);
  }

  #play(act: BreakerAct): void {
    switch (act) {
      case 'acquire':
        this.#permit = this.breaker.acquire();
        this.heard.push(this.#permit !== undefined);
        return;
      case 'succeed':
        this.#permit?.succeed();
        return;
      case 'fail':
        this.#permit?.fail();
        return;
      case 'open period passes':
        this.clock.pass(BREAKER_TIMES.openDurationMs);
    }
  }
}
