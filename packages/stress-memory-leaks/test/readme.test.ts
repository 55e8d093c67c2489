import { documentsTargets } from '@breaker-lab/stress-harness/jest';
import * as leakTargets from '../src/leak-targets.js';
import * as targets from '../src/targets.js';

documentsTargets({ ...targets, ...leakTargets });
