import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/mixed-outcomes.scenario.js';
import { mixedOutcomes as targets } from '../src/targets.js';

stressTest(
  'the cap holds at every event and the books are true, though estimates err and calls fail, hang or end late',
  { scenario, targets },
);
