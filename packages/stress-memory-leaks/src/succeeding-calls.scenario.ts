import { defineScenario } from '@breaker-lab/stress-harness';
import { EXPECTED_SECONDS } from './leak-load.js';
import { settledCalls } from './settled-calls.js';

/** Calls that succeed. */
export default defineScenario({
  name: 'succeeding-calls',
  needs: [],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  run: (lab) => settledCalls(lab, { failureRate: 0 }),
});
