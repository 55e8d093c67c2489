import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import legalTransitionsScenario from '../src/legal-transitions.scenario.js';
import seededInterleavingsScenario from '../src/seeded-interleavings.scenario.js';
import simultaneousFailuresScenario from '../src/simultaneous-failures.scenario.js';
import stampedeScenario from '../src/stampede.scenario.js';
import {
  legalTransitions,
  seededInterleavings,
  simultaneousFailures,
  stampede,
  workerThreads,
} from '../src/targets.js';
import workerThreadsScenario from '../src/worker-threads.scenario.js';

const interleavings = { scenario: seededInterleavingsScenario, targets: seededInterleavings };
const tick = { scenario: simultaneousFailuresScenario, targets: simultaneousFailures };
const crowd = { scenario: stampedeScenario, targets: stampede };
const automaton = { scenario: legalTransitionsScenario, targets: legalTransitions };
const threads = { scenario: workerThreadsScenario, targets: workerThreads };

detectsMutant('loses-an-update', interleavings);
detectsMutant('drops-one-count-in-thousands', interleavings);
detectsMutant('late-success-closes', interleavings);
detectsMutant('late-failure-reopens', interleavings);
detectsMutant('leaks-a-trial-slot', interleavings);
detectsMutant('unbounded-trials', crowd);
detectsMutant('admits-one-trial-too-many', crowd);
detectsMutant('announces-open-twice', tick);
detectsMutant('announces-open-twice', automaton);
detectsMutant('writes-half-open-for-open', automaton);
detectsMutant('miscounts-in-threads', threads);
