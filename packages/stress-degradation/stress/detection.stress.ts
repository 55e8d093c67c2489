import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import loadCurveScenario from '../src/load-curve.scenario.js';
import notSerialisedScenario from '../src/not-serialised.scenario.js';
import risingLevelsScenario from '../src/rising-levels.scenario.js';
import slidingWindowScenario from '../src/sliding-window.scenario.js';
import {
  loadCurve,
  notSerialised,
  risingLevels,
  slidingWindow,
  windowGrowth,
} from '../src/targets.js';
import windowGrowthScenario from '../src/window-growth.scenario.js';

const rising = { scenario: risingLevelsScenario, targets: risingLevels };
const waiting = { scenario: notSerialisedScenario, targets: notSerialised };
const curve = { scenario: loadCurveScenario, targets: loadCurve };

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
detectsMutant('never-opens', curve);
detectsMutant('retries-failed-calls', curve);
detectsMutant('sheds-early', curve);
detectsMutant('delays-when-busy', curve);
