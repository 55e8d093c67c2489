import { defineScenario } from '@breaker-lab/stress-harness';
import { lawsMeasured } from './laws-measured.js';
import { classifiersAreHeard, keysAreBounded } from './semantics-options.js';
import { timeoutsAreOnesOwn } from './semantics-timeouts.js';

/** What not every breaker offers: a classifier, timeouts, breakers by key. */
export default defineScenario({
  name: 'semantics-of-options',
  needs: ['transitions', 'clock', 'classifier', 'timeout', 'abort', 'registry'],
  expectedSeconds: { smoke: 1, standard: 1, soak: 5 },
  sampling: 'once',
  run: (lab) =>
    lawsMeasured(
      {
        hurtByClassifiers: { law: classifiersAreHeard },
        siblingsTimedOut: { law: timeoutsAreOnesOwn, once: true },
        keysUnbounded: { law: keysAreBounded, once: true },
      },
      lab,
    ),
});
