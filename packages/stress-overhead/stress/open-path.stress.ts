import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/open-path.scenario.js';
import { openPath as targets } from '../src/targets.js';

stressTest('an open breaker turns calls away faster than any of them could run', {
  scenario,
  targets,
});
