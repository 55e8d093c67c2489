import {
  CallRecorder,
  defineScenario,
  HarnessError,
  type Lab,
  measurementOf,
  nowMs,
  type SubjectSharedBreaker,
} from '@breaker-lab/stress-harness';
import { recordEnds } from './record-ends.js';
import { type RaceResult, runRace, type SharedRace } from './shared-heats.js';

const OPTIONS = { failures: 5, openDurationMs: 1, halfOpenTrials: 3, trialDeadlineMs: 60_000 };
const PLAN = {
  worker: new URL('./shared-breaker.worker.js', import.meta.url),
  workPatienceMs: 60_000,
};
const A_MILLION = { smoke: 20_000, standard: 1_000_000, soak: 20_000_000 };
/** Far more than the trials that close a breaker. */
const ATTEMPTS_TO_CLOSE = 1_000_000;

/** The old suite's races, and a long one: on one breaker that all threads share. */
export default defineScenario({
  name: 'shared-breaker-threads',
  needs: ['shared'],
  expectedSeconds: { smoke: 3, standard: 12, soak: 180 },
  sampling: 'once',
  async run(lab) {
    const races: readonly SharedRace[] = [
      { name: '20 threads × 50', threads: 20, operations: 50, inFlight: 1, failureRate: 0.3 },
      { name: '500 at once', threads: 20, operations: 1_000, inFlight: 25, failureRate: 0.15 },
      {
        name: '8 threads, many operations',
        threads: 8,
        operations: lab.pick(A_MILLION),
        inFlight: 4,
        failureRate: 0.15,
      },
    ];
    const recorder = new CallRecorder('threads');
    const notes: string[] = [];
    let lost = 0;
    let stuck = 0;
    const troubles = { deaths: 0, hung: 0, apart: 0 };
    const startMs = nowMs();
    for (const race of races) {
      const breaker = sharedBreaker(lab);
      const result = await runRace(lab, race, { handle: breaker.handle, plan: PLAN });
      const missing = lostUpdates(result, breaker);
      lost += missing;
      troubles.deaths += result.deaths.length;
      troubles.hung += result.hung;
      troubles.apart += result.apart;
      notes.push(...new Set(result.deaths), noteOf(race, { result, missing }));
      recordEnds(recorder, result);
      if (!closes(breaker)) stuck++;
    }
    return measurementOf({
      recorder,
      durationMs: nowMs() - startMs,
      heapGrowthBytes: null,
      notes,
      metrics: {
        lostUpdates: lost,
        stuckBreakers: stuck,
        threadDeaths: troubles.deaths,
        hungThreads: troubles.hung,
        threadsApart: troubles.apart,
      },
    });
  },
});

function sharedBreaker({ subject }: Lab): SubjectSharedBreaker {
  if (subject.shared === undefined) {
    throw new HarnessError('ERR_SUBJECT', `${subject.name}: needs shared.create(options)`);
  }
  return subject.shared.create(OPTIONS);
}

/** Calls that the breaker counted too few, or too many, of, by kind. */
function lostUpdates(heard: RaceResult, breaker: SubjectSharedBreaker): number {
  const counted = breaker.counts();
  const settled = counted.succeeded + counted.failed + counted.late;
  return (
    Math.abs(counted.admitted - heard.admitted) +
    Math.abs(counted.rejected - heard.rejected) +
    Math.abs(settled - heard.succeeded - heard.failed) +
    Math.max(0, counted.succeeded - heard.succeeded) +
    Math.max(0, counted.failed - heard.failed)
  );
}

/** Whether it can still be closed: no slot is lost, no state is a dead end. */
function closes(breaker: SubjectSharedBreaker): boolean {
  for (let attempt = 0; attempt < ATTEMPTS_TO_CLOSE; attempt++) {
    breaker.acquire()?.succeed();
    if (breaker.state() === 'closed') return true;
  }
  return false;
}

function noteOf(
  { name, threads, operations }: SharedRace,
  { result, missing }: { result: RaceResult; missing: number },
): string {
  const { admitted, rejected, durationMs } = result;
  const perSecond = Math.round(((threads * operations) / durationMs) * 1_000);
  const calls = `${admitted} admitted, ${rejected} rejected, ${missing} counted wrongly`;
  return `${name}: ${calls}; ${perSecond} operations a second, starting the threads included`;
}
