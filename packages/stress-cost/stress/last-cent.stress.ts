import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/last-cent.scenario.js';
import { lastCent as targets } from '../src/targets.js';

stressTest(
  'the last micro-unit is spent and the first one beyond is not, without drift over 100,000 additions',
  { scenario, targets },
);
