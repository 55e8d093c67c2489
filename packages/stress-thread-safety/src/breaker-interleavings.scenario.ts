import { defineScenario } from '@breaker-lab/stress-harness';
import { BREAKER_SCRIPTS } from './breaker-script.js';
import { walkMeasurement } from './walk-measurement.js';

const PROGRAM = new URL('./breaker.program.js', import.meta.url);

/** Every order of the atomic operations of a few threads on one breaker. */
export default defineScenario({
  name: 'breaker-interleavings',
  needs: ['shared'],
  expectedSeconds: { smoke: 4, standard: 15, soak: 600 },
  sampling: 'once',
  bearsNeighbour: true,
  run: (lab) =>
    walkMeasurement(lab, {
      program: PROGRAM,
      plans: BREAKER_SCRIPTS.map((script) => ({
        ...script,
        preemptionsMax: script.preemptionsMax && lab.pick(script.preemptionsMax),
        randomRuns: 0,
      })),
    }),
});
