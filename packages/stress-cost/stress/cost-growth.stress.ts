import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/cost-growth.scenario.js';
import { costGrowth as targets } from '../src/cost-growth-targets.js';

stressTest('a call costs the same however many reservations live and however much was spent', {
  scenario,
  targets,
});
