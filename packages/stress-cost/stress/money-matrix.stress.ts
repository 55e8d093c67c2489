import { stressTest } from '@breaker-lab/stress-harness/jest';
import { moneyMatrix as targets } from '../src/money-matrix-targets.js';
import scenario from '../src/money-matrix.scenario.js';

stressTest(
  'whatever a call was estimated at, whenever and however it ends, also past midnight: its day is charged what it used, once',
  { scenario, targets },
);
