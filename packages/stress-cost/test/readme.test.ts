import { documentsTargets } from '@breaker-lab/stress-harness/jest';
import * as badAmounts from '../src/bad-amounts-targets.js';
import * as calendar from '../src/calendar-targets.js';
import * as lightrag from '../src/lightrag-targets.js';
import * as moneyMatrix from '../src/money-matrix-targets.js';
import * as targets from '../src/targets.js';
import * as wrongEstimates from '../src/wrong-estimates-targets.js';

documentsTargets({
  ...targets,
  ...wrongEstimates,
  ...moneyMatrix,
  ...calendar,
  ...badAmounts,
  ...lightrag,
});
