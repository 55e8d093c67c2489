import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/continuous-load.scenario.js';
import { continuousLoad as targets } from '../src/targets.js';

stressTest('30 seconds of continuous load, 5 % of it failing, leave no object behind', {
  scenario,
  targets,
});
