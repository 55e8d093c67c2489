import {
  type ByProfile,
  CallRecorder,
  type Lab,
  type Measurement,
  measurementOf,
} from '@breaker-lab/stress-harness';
import type { Model } from '@breaker-lab/stress-harness/history';
import { type HistoryCodes, historyEnds } from './history-ends.js';
import { judgementOf } from './history-judgement.js';
import { racingThreads, recordRace } from './history-race.js';
import { recordEnds } from './record-ends.js';

const ROUNDS = { smoke: 1, standard: 1, soak: 10 };
const OPERATIONS_EACH = { smoke: 200, standard: 1_000, soak: 1_000 };
/** For the histories of one round. What is undecided then stays so, and is no pass. */
const JUDGING_MS = 30_000;

/** Something that threads share, and what it is meant to do. */
export interface SharedObjects<S> {
  /** What they are called, in the plural. */
  readonly plural: string;
  /** How many. */
  readonly objects: ByProfile<number>;
  /** Makes one. @returns what threads attach by. */
  readonly create: () => unknown;
  readonly worker: URL;
  readonly model: Model<S>;
  readonly codes: HistoryCodes;
}

/** Races on many objects, a thousand operations or fewer on each, judged one by one. */
export async function historyMeasurement<S>(
  lab: Lab,
  { plural, objects, create, worker, model, codes }: SharedObjects<S>,
): Promise<Measurement> {
  const recorder = new CallRecorder('threads');
  const notes = new Set<string>();
  const sums = { operations: 0, overlapping: 0, illegal: 0, undecided: 0, judgingMs: 0 };
  const troubles = { deaths: 0, hung: 0, apart: 0, racingMs: 0 };
  const threads = racingThreads(lab);
  if (threads < 2) lab.void('one thread overlaps with nobody');
  for (let round = 0; round < lab.pick(ROUNDS); round++) {
    lab.phase(`round ${round + 1}`);
    const handles = Array.from({ length: lab.pick(objects) }, create);
    const operationsEach = lab.pick(OPERATIONS_EACH);
    const race = await recordRace(lab, { worker, handles, operationsEach, round });
    recordEnds(recorder, historyEnds(race.history, codes));
    troubles.deaths += race.deaths.length;
    troubles.hung += race.hung;
    troubles.apart += race.apart;
    troubles.racingMs += race.durationMs;
    const judgement = judgementOf(race.history, { model, timeMs: JUDGING_MS });
    sums.operations += judgement.operations;
    sums.overlapping += judgement.overlapping;
    sums.illegal += judgement.illegal;
    sums.undecided += judgement.undecided;
    sums.judgingMs += judgement.elapsedMs;
    for (const death of race.deaths) notes.add(death);
    if (notes.size === 0 && judgement.badPrefix !== undefined) notes.add(judgement.badPrefix);
  }
  const overlappingShare = sums.overlapping / sums.operations;
  const all = lab.pick(objects) * lab.pick(ROUNDS);
  return measurementOf({
    recorder,
    durationMs: troubles.racingMs,
    heapGrowthBytes: null,
    notes: [...notes],
    headline:
      `${sums.operations} operations of ${threads} threads on ${all} ${plural}, ` +
      `${(overlappingShare * 100).toFixed(1)} % overlapping; recorded in ` +
      `${(troubles.racingMs / 1_000).toFixed(1)} s, judged in ${(sums.judgingMs / 1_000).toFixed(1)} s`,
    metrics: {
      illegalObjects: sums.illegal,
      undecidedObjects: sums.undecided,
      operations: sums.operations,
      overlappingShare,
      rejectedCalls: recorder.counts.rejected,
      judgingMs: sums.judgingMs,
      threadDeaths: troubles.deaths,
      hungThreads: troubles.hung,
      threadsApart: troubles.apart,
    },
  });
}
