import {
  defineScenario,
  HarnessError,
  type SubjectSharedBreaker,
} from '@breaker-lab/stress-harness';
import { BREAKER, breakerModel } from '@breaker-lab/stress-harness/history';
import { fastClock, fastMsToNanos } from './history-clock.js';
import { historyMeasurement } from './history-measurement.js';

const FAILURES = 3;
const TRIALS = 2;
/** On the fast clock: 10 microseconds, in which threads make a few operations. */
const OPEN_DURATION_MS = 10;
/** Periods are rounded to fractions of a millisecond of the subject's clock. */
const SLACK_MS = 1;
/** On the fast clock: a thousand seconds. No trial loses its slot. */
const TRIAL_DEADLINE_MS = 1_000_000_000;

/** What threads saw of many shared breakers, judged by what one thread would have seen. */
export default defineScenario({
  name: 'shared-histories',
  needs: ['shared'],
  expectedSeconds: { smoke: 2, standard: 10, soak: 100 },
  sampling: 'once',
  async run(lab) {
    const { shared, name } = lab.subject;
    if (shared === undefined) {
      throw new HarnessError('ERR_SUBJECT', `${name}: needs shared.create(options)`);
    }
    const options = {
      failures: FAILURES,
      openDurationMs: OPEN_DURATION_MS,
      halfOpenTrials: TRIALS,
      trialDeadlineMs: TRIAL_DEADLINE_MS,
    };
    const breakers: SubjectSharedBreaker[] = [];
    const measurement = await historyMeasurement(lab, {
      plural: 'breakers',
      objects: { smoke: 200, standard: 1_000, soak: 1_000 },
      create: () => {
        const breaker = shared.create(options, fastClock);
        breakers.push(breaker);
        return breaker.handle;
      },
      worker: new URL('./history.worker.js', import.meta.url),
      model: breakerModel({
        consecutiveFailures: FAILURES,
        halfOpenTrials: TRIALS,
        open: {
          duration: fastMsToNanos(OPEN_DURATION_MS),
          slack: fastMsToNanos(SLACK_MS),
        },
      }),
      codes: { begin: BREAKER.admit, success: BREAKER.succeed, failure: BREAKER.fail },
    });
    const late = breakers.reduce((sum, breaker) => sum + breaker.counts().late, 0);
    return { ...measurement, notes: [...measurement.notes, `${late} results came late`] };
  },
});
