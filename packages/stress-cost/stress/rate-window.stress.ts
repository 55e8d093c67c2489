import { stressTest } from '@breaker-lab/stress-harness/jest';
import { rateWindow as targets } from '../src/rate-window-targets.js';
import scenario from '../src/rate-window.scenario.js';

stressTest('a spend rate has a window that slides: what was spent long ago is no rate', {
  scenario,
  targets,
});
