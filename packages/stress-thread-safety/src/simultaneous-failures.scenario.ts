import {
  CallRecorder,
  cameToRest,
  defineScenario,
  measurementOf,
  nowMs,
  subjectTime,
  Trace,
} from '@breaker-lab/stress-harness';
import { Race } from './race.js';
import { ViolationTally } from './violation-tally.js';

const ROUNDS = { smoke: 10, standard: 50, soak: 5_000 };
const FAILURES = [1, 2, 5, 20, 100];
/** How many more fail in the same tick than it takes to open. */
const MORE = [1, 9_999];
const TRIALS = 2;
const OPEN_DURATION_MS = 20;

/** More calls than it takes to open the breaker fail in one and the same tick. */
export default defineScenario({
  name: 'simultaneous-failures',
  needs: ['counts', 'transitions', 'trials'],
  expectedSeconds: { smoke: 1, standard: 3, soak: 200 },
  sampling: 'once',
  bearsNeighbour: true,
  async run(lab) {
    const rounds = lab.pick(ROUNDS);
    const recorder = new CallRecorder('bursts of failures');
    const violations = new ViolationTally();
    let fewest = Infinity;
    let most = 0;

    lab.phase(`${rounds} bursts`);
    // Nobody reads the stacks of that many scripted faults.
    Error.stackTraceLimit = 0;
    const startMs = nowMs();
    for (let round = 0; round < rounds; round++) {
      const failures = FAILURES[round % FAILURES.length] ?? 1;
      const more = MORE[Math.floor(round / FAILURES.length) % MORE.length] ?? 1;
      const plan = { failures, trials: TRIALS, openDurationMs: OPEN_DURATION_MS };
      const time = subjectTime(lab.subject);
      const race = new Race(lab.subject, { plan, time, trace: new Trace({ keep: 0 }), recorder });
      for (let i = 0; i < failures + more; i++) race.calls.offer();
      await cameToRest(() => race.calls.atRest);
      await race.checkUp.answerAll('failed');
      fewest = Math.min(fewest, race.watch.log.total);
      most = Math.max(most, race.watch.log.total);
      await race.checkUp.run();
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
        transitionsPerBurstMin: fewest,
        transitionsPerBurstMax: most,
      },
    });
  },
});
