import { documentsTargets } from '@breaker-lab/stress-harness/jest';
import * as targets from '../src/targets.js';

documentsTargets({ ...targets });
