import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/operations-overhead.scenario.js';
import { operationsOverhead as targets } from '../src/targets.js';

stressTest('10,000 operations keep nothing, and allocate little more than the bare calls', {
  scenario,
  targets,
});
