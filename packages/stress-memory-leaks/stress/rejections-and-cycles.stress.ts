import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/rejections-and-cycles.scenario.js';
import { rejectionsAndCycles as targets } from '../src/targets.js';

stressTest('rejected calls, thousands of cycles and disposed breakers leave nothing behind', {
  scenario,
  targets,
});
