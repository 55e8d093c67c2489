import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/drift.scenario.js';
import { drift as targets } from '../src/drift-targets.js';

stressTest('millions of additions and refunds end exact, to the micro-unit', { scenario, targets });
