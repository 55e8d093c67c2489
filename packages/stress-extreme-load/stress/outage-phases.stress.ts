import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/outage-phases.scenario.js';
import { outagePhases as targets } from '../src/targets.js';

stressTest('the breaker opens in an outage, sheds load, tries, and closes after recovery', {
  scenario,
  targets,
});
