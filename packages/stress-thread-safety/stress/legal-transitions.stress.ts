import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/legal-transitions.scenario.js';
import { legalTransitions as targets } from '../src/targets.js';

stressTest(
  '500 concurrent calls, 15 % failing and then many more: legal transitions only, through all three states',
  { scenario, targets },
);
