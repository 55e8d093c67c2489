import {
  CallRecorder,
  cameToRest,
  defineScenario,
  measurementOf,
  microtasks,
  nowMs,
  subjectTime,
  Trace,
} from '@breaker-lab/stress-harness';
import { Race } from './race.js';
import { ViolationTally } from './violation-tally.js';

const CALLERS = 10_000;
const ROUNDS = { smoke: 4, standard: 24, soak: 1_000 };
const TRIALS = [1, 2, 3, 10];
const FAILURES = 3;
const OPEN_DURATION_MS = 20;
/** The callers come in groups, some microtasks apart, all of them within one tick. */
const GROUPS = 4;
const MICROTASKS_APART = 3;

/** Everybody calls in the tick in which the open period ends. */
export default defineScenario({
  name: 'stampede',
  needs: ['counts', 'transitions', 'trials'],
  expectedSeconds: { smoke: 1, standard: 2, soak: 60 },
  sampling: 'once',
  bearsNeighbour: true,
  async run(lab) {
    const rounds = lab.pick(ROUNDS);
    const recorder = new CallRecorder('stampede');
    const violations = new ViolationTally();
    let missing = 0;
    let beyond = 0;
    let released = 0;

    lab.phase(`${rounds} rounds of ${CALLERS} callers`);
    // Nobody reads the stacks of that many scripted faults.
    Error.stackTraceLimit = 0;
    const startMs = nowMs();
    for (let round = 0; round < rounds; round++) {
      const trials = TRIALS[round % TRIALS.length] ?? 1;
      const plan = { failures: FAILURES, trials, openDurationMs: OPEN_DURATION_MS };
      const time = subjectTime(lab.subject);
      const race = new Race(lab.subject, { plan, time, trace: new Trace({ keep: 0 }), recorder });
      const { calls, checkUp } = race;
      await checkUp.open();
      await time.elapse(OPEN_DURATION_MS);
      for (let group = 0; group < GROUPS; group++) {
        for (let i = 0; i < CALLERS / GROUPS; i++) calls.offer();
        await microtasks(MICROTASKS_APART);
      }
      await cameToRest(() => calls.atRest);
      missing += Math.max(0, trials - calls.pending.length);
      beyond += Math.max(0, calls.pending.length - trials);
      await checkUp.answerAll('succeeded');
      // Whoever was turned away, or kept waiting, must not storm in because it closes.
      released += calls.pending.length;
      await checkUp.run();
      race.end();
      violations.addAll(race.violations);
    }

    return measurementOf({
      recorder,
      durationMs: nowMs() - startMs,
      heapGrowthBytes: null,
      notes: violations.notes,
      metrics: {
        ...violations.counts,
        trialsMissing: missing,
        callsBeyondTrials: beyond,
        releasedOnClose: released,
      },
    });
  },
});
