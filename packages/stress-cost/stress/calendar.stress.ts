import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/calendar.scenario.js';
import { calendar as targets } from '../src/calendar-targets.js';

stressTest(
  'the cap holds over the local day, be it 23 or 25 hours long, and a wall clock that is set opens no budget twice',
  { scenario, targets },
);
