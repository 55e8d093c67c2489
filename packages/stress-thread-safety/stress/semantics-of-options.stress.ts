import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/semantics-of-options.scenario.js';
import { semanticsOfOptions as targets } from '../src/targets.js';

stressTest('classifiers, timeouts and breakers by key: what one call brings about is its own', {
  scenario,
  targets,
});
