import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/shared-histories.scenario.js';
import { sharedHistories as targets } from '../src/targets.js';

stressTest(
  '8 threads make 1,000,000 operations on 1,000 shared breakers: whatever they saw, some order of whole calls explains it',
  { scenario, targets },
);
