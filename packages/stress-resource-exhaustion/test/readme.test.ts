import { documentsTargets } from '@breaker-lab/stress-harness/jest';
import * as lightrag from '../src/lightrag-targets.js';
import * as targets from '../src/targets.js';

documentsTargets({ ...targets, ...lightrag });
