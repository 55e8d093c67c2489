import { defineScenario } from '@breaker-lab/stress-harness';
import { BUDGET_SCRIPTS } from './budget-script.js';
import { walkMeasurement } from './walk-measurement.js';

const PROGRAM = new URL('./budget.program.js', import.meta.url);
const RANDOM_RUNS = { smoke: 10, standard: 20, soak: 10_000 };

/** Every order of the atomic operations of a few threads on one budget. */
export default defineScenario({
  name: 'budget-interleavings',
  needs: ['shared-budget'],
  expectedSeconds: { smoke: 4, standard: 15, soak: 900 },
  sampling: 'once',
  bearsNeighbour: true,
  run: (lab) =>
    walkMeasurement(lab, {
      program: PROGRAM,
      plans: BUDGET_SCRIPTS.map((script) => ({
        ...script,
        preemptionsMax: lab.pick(script.preemptionsMax),
        randomRuns: lab.pick(RANDOM_RUNS),
      })),
    }),
});
