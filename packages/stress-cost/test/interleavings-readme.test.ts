import { documentsTargets } from '@breaker-lab/stress-harness/jest';
import { costGrowth } from '../src/cost-growth-targets.js';
import { drift } from '../src/drift-targets.js';
import * as guardedCalls from '../src/guarded-call-targets.js';
import { interleavings } from '../src/interleavings-targets.js';

documentsTargets({ interleavings, drift, ...guardedCalls, costGrowth });
