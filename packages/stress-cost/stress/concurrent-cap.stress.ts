import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/concurrent-cap.scenario.js';
import { concurrentCap as targets } from '../src/targets.js';

stressTest(
  '1,000 concurrent calls of $0.01 against $1.00: 100 run, $1.00 is spent, and not a micro-unit more',
  { scenario, targets },
);
