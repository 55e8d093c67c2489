import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/generator-speed.scenario.js';
import { generatorSpeed as targets } from '../src/targets.js';

stressTest('the load generator alone sustains 300,000 arrivals a second', { scenario, targets });
