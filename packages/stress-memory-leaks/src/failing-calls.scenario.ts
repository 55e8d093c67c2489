import { defineScenario } from '@breaker-lab/stress-harness';
import { EXPECTED_SECONDS } from './leak-load.js';
import { settledCalls } from './settled-calls.js';

/** Calls of which four in five fail. */
export default defineScenario({
  name: 'failing-calls',
  needs: [],
  expectedSeconds: EXPECTED_SECONDS,
  sampling: 'once',
  bearsNeighbour: true,
  limits: { heapMib: 512 },
  run: (lab) => settledCalls(lab, { failureRate: 0.8 }),
});
