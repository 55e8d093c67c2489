import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/lightrag-stalls.scenario.js';
import { lightragStalls as targets } from '../src/lightrag-targets.js';

stressTest(
  'answers over HTTP that stall or break off open the breaker at the failure asked for, and nothing is kept',
  { scenario, targets },
);
