import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/abort-signals.scenario.js';
import { endedAsMeant, noSignalListenersLeft, nothingKept } from '../src/leak-targets.js';

stressTest('calls leave no listener on a signal that outlives them', {
  scenario,
  targets: [...endedAsMeant, ...noSignalListenersLeft, ...nothingKept],
});
