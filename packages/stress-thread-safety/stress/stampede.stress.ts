import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/stampede.scenario.js';
import { stampede as targets } from '../src/targets.js';

stressTest('10,000 callers in the tick in which open ends: exactly the trials get through', {
  scenario,
  targets,
});
