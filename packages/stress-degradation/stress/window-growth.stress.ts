import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/window-growth.scenario.js';
import { windowGrowth as targets } from '../src/targets.js';

stressTest(
  'a call costs the same however many calls the window holds, whether they failed or not',
  {
    scenario,
    targets,
  },
);
