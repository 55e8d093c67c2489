import { stressTest } from '@breaker-lab/stress-harness/jest';
import { lightragOutage as targets } from '../src/lightrag-targets.js';
import scenario from '../src/lightrag-outage.scenario.js';

stressTest(
  'over HTTP the breaker opens at 429s, 5xx, resets and stalls, sheds, closes, and no call gets lost',
  { scenario, targets },
);
