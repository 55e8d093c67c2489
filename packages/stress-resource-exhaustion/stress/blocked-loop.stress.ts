import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/blocked-loop.scenario.js';
import { blockedLoop as targets } from '../src/targets.js';

stressTest(
  'more than 1,000 calls at a blocked event loop: the breaker opens on late answers, and no call is lost',
  { scenario, targets },
);
