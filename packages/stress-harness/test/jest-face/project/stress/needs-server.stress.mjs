import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../dist/needs-server.scenario.js';
import { target } from '../target.mjs';

stressTest('a real server is asked', { scenario, targets: [target] });
