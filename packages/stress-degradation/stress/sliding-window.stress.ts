import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/sliding-window.scenario.js';
import { slidingWindow as targets } from '../src/targets.js';

stressTest('a full window forgets old calls at a cost that does not depend on its size', {
  scenario,
  targets,
});
