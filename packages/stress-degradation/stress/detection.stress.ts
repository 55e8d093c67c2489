import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import notSerialisedScenario from '../src/not-serialised.scenario.js';
import risingLevelsScenario from '../src/rising-levels.scenario.js';
import slidingWindowScenario from '../src/sliding-window.scenario.js';
import { notSerialised, risingLevels, slidingWindow, windowGrowth } from '../src/targets.js';
import windowGrowthScenario from '../src/window-growth.scenario.js';

const rising = { scenario: risingLevelsScenario, targets: risingLevels };
const waiting = { scenario: notSerialisedScenario, targets: notSerialised };

detectsMutant('searches-in-flight-list', rising);
detectsMutant('copies-in-flight-list', rising);
detectsMutant('slows-down-when-busy', rising);
detectsMutant('serialises-calls', waiting);
detectsMutant('answers-in-order', waiting);
detectsMutant('scans-call-history', { scenario: windowGrowthScenario, targets: windowGrowth });
detectsMutant('filters-window-per-call', {
  scenario: slidingWindowScenario,
  targets: slidingWindow,
});
