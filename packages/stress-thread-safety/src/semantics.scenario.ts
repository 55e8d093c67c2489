import { defineScenario } from '@breaker-lab/stress-harness';
import { type Laws, lawsMeasured } from './laws-measured.js';
import { actionsOfAnyKind, listenersChangeNothing } from './semantics-callbacks.js';
import { disposedIsOver, noCountIsLost, optionsStayTheCallers } from './semantics-ownership.js';
import {
  failuresInARow,
  rateOfCompletedCalls,
  rejectionsCountForNothing,
} from './semantics-thresholds.js';
import { hungTrialsLoseTheirSlots, openPeriodsAreKept, windowsForget } from './semantics-times.js';
import { wallClockMovesNothing } from './semantics-wall-clock.js';

const LAWS: Laws = {
  openedOffThreshold: { law: failuresInARow },
  openedOffRate: { law: rateOfCompletedCalls },
  rejectionsCounted: { law: rejectionsCountForNothing },
  windowsMisremembered: { law: windowsForget },
  openPeriodsMissed: { law: openPeriodsAreKept },
  wedgedByHungTrials: { law: hungTrialsLoseTheirSlots },
  hurtByListeners: { law: listenersChangeNothing },
  actionsMisread: { law: actionsOfAnyKind },
  optionsAltered: { law: optionsStayTheCallers },
  aliveAfterDispose: { law: disposedIsOver },
  movedByWallClock: { law: wallClockMovesNothing, once: true },
  countsLost: { law: noCountIsLost, once: true },
};

/** What one breaker does with one call after the other: each law in scripts with drawn numbers. */
export default defineScenario({
  name: 'semantics',
  needs: ['sync', 'counts', 'transitions', 'clock', 'trials'],
  expectedSeconds: { smoke: 1, standard: 2, soak: 80 },
  sampling: 'once',
  bearsNeighbour: true,
  run: (lab) => lawsMeasured(LAWS, lab),
});
