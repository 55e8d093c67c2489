import {
  type BreakerSubject,
  HarnessError,
  type SubjectSharedBreaker,
  type SubjectSharedBudget,
} from '@breaker-lab/stress-harness';
import type { OldFindings } from './old-method-checks.js';
import { OLD_CALL_MICROS, type OldHeat, type OldSuspect } from './old-method-job.js';
import type { OldRace, OldSetting } from './old-method-setting.js';
import { OldTally } from './old-method-tally.js';

const HALF_OPEN_TRIALS = 3;
const DEADLINE_MS = 60_000;
const MICROS_PER_UNIT = 1e6;

/** One race, and what its threads share: made before they start, read when they have ended. */
export class OldTrack {
  readonly setting: OldSetting;
  readonly #suspect: OldSuspect;
  readonly #race: OldRace;
  readonly #calls: number;
  readonly #guard: SubjectSharedBreaker | SubjectSharedBudget;
  readonly #tally: OldTally;

  /** @throws HarnessError `ERR_SUBJECT` when the subject does not share it. */
  constructor(
    subject: BreakerSubject,
    { suspect, race, setting }: { suspect: OldSuspect; race: OldRace; setting: OldSetting },
  ) {
    this.#suspect = suspect;
    this.setting = setting;
    this.#race = race;
    this.#calls = race.threads * race.operations;
    this.#guard = this.#guardOf(subject);
    this.#tally = OldTally.forThreads(race.threads);
  }

  /** What the threads are told of it. */
  get heat(): OldHeat {
    const { failureRate } = this.setting;
    return {
      ...this.#suspect,
      ...this.#race,
      failureRate,
      handle: this.#guard.handle,
      tally: this.#tally.memory,
    };
  }

  /** Whether every thread came to the end. */
  get isOver(): boolean {
    return this.#unfinished === 0;
  }

  get #unfinished(): number {
    return this.#race.threads - this.#tally.sum('finished');
  }

  findings(): OldFindings {
    const tally = this.#tally;
    return {
      asked: this.#calls,
      unfinished: this.#unfinished,
      heard: {
        admitted: tally.sum('admitted'),
        rejected: tally.sum('rejected'),
        succeeded: tally.sum('succeeded'),
        failed: tally.sum('failed'),
        transitions: tally.sum('transitions'),
        illegalTransitions: tally.sum('illegalTransitions'),
      },
      own: this.#own(),
    };
  }

  #guardOf({ name, shared, sharedBudget }: BreakerSubject) {
    const { on } = this.#suspect;
    const { failures, openDurationMs } = this.setting;
    const guard =
      on === 'breaker'
        ? shared?.create({
            failures,
            openDurationMs,
            halfOpenTrials: HALF_OPEN_TRIALS,
            trialDeadlineMs: DEADLINE_MS,
          })
        : sharedBudget?.create({
            // There is room for half of the calls.
            cap: (this.#calls * OLD_CALL_MICROS) / MICROS_PER_UNIT / 2,
            maxReservations: this.#calls,
            reservationTtlMs: DEADLINE_MS,
          });
    if (guard === undefined) throw new HarnessError('ERR_SUBJECT', `${name} shares no ${on}`);
    return guard;
  }

  #own(): OldFindings['own'] {
    if ('usage' in this.#guard) {
      const { capMicros, committedMicros, reservedMicros } = this.#guard.usage();
      return { kind: 'budget', capMicros, chargedMicros: committedMicros + reservedMicros };
    }
    const { admitted, succeeded, failed, late } = this.#guard.counts();
    return { kind: 'breaker', admitted, settled: succeeded + failed + late };
  }
}
