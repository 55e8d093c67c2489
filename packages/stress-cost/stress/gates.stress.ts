import { stressTest } from '@breaker-lab/stress-harness/jest';
import { gates as targets } from '../src/gates-targets.js';
import scenario from '../src/gates.scenario.js';

stressTest(
  'the closer to the cap, never the weaker the gate; no rule switches off a stricter one',
  {
    scenario,
    targets,
  },
);
