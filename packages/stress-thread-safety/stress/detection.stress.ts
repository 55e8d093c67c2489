import { detectsMutant, stressTest } from '@breaker-lab/stress-harness/jest';
import asyncInterleavingsScenario from '../src/async-interleavings.scenario.js';
import breakerInterleavingsScenario from '../src/breaker-interleavings.scenario.js';
import budgetInterleavingsScenario from '../src/budget-interleavings.scenario.js';
import legalTransitionsScenario from '../src/legal-transitions.scenario.js';
import semanticsScenario from '../src/semantics.scenario.js';
import semanticsOfOptionsScenario from '../src/semantics-of-options.scenario.js';
import seededInterleavingsScenario from '../src/seeded-interleavings.scenario.js';
import oldMethodScenario from '../src/old-method.scenario.js';
import sharedBreakerThreadsScenario from '../src/shared-breaker-threads.scenario.js';
import sharedBudgetThreadsScenario from '../src/shared-budget-threads.scenario.js';
import sharedBudgetHistoriesScenario from '../src/shared-budget-histories.scenario.js';
import sharedHistoriesScenario from '../src/shared-histories.scenario.js';
import simultaneousFailuresScenario from '../src/simultaneous-failures.scenario.js';
import stampedeScenario from '../src/stampede.scenario.js';
import {
  asyncInterleavings,
  breakerInterleavings,
  budgetInterleavings,
  legalTransitions,
  oldMethod,
  seededInterleavings,
  semantics,
  semanticsOfOptions,
  sharedBreakerThreads,
  sharedBudgetHistories,
  sharedBudgetThreads,
  sharedHistories,
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
const laws = { scenario: semanticsScenario, targets: semantics };
const lawsOfOptions = { scenario: semanticsOfOptionsScenario, targets: semanticsOfOptions };

const explored = { scenario: asyncInterleavingsScenario, targets: asyncInterleavings };
const walkedBreaker = { scenario: breakerInterleavingsScenario, targets: breakerInterleavings };
const walkedBudget = { scenario: budgetInterleavingsScenario, targets: budgetInterleavings };
const freeBreaker = { scenario: sharedBreakerThreadsScenario, targets: sharedBreakerThreads };
const judged = { scenario: sharedHistoriesScenario, targets: sharedHistories };
const judgedBudget = { scenario: sharedBudgetHistoriesScenario, targets: sharedBudgetHistories };
const freeBudget = { scenario: sharedBudgetThreadsScenario, targets: sharedBudgetThreads };

detectsMutant('loses-half-of-failures', laws);
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
detectsMutant('late-failure-reopens', explored);
detectsMutant('admits-one-trial-too-many', explored);
detectsMutant('writes-half-open-for-open', explored);
detectsMutant('swaps-by-load-and-store', walkedBreaker);
detectsMutant('has-no-generations', walkedBreaker);
detectsMutant('settles-without-looking', walkedBreaker);
detectsMutant('counts-then-looks', walkedBreaker);
detectsMutant('counts-by-load-and-store', walkedBreaker);
detectsMutant('gives-a-slot-back-twice', walkedBreaker);
detectsMutant('spins-for-a-slot', walkedBreaker);
detectsMutant('loses-a-wake-up', walkedBreaker);
detectsMutant('checks-then-reserves', walkedBudget);
detectsMutant('gives-money-back-twice', walkedBudget);
detectsMutant('drops-one-shared-count', freeBreaker);
detectsMutant('gives-money-back-twice', freeBudget);
detectsMutant('has-no-generations', judged);
detectsMutant('settles-without-looking', judged);
detectsMutant('gives-money-back-twice', judgedBudget);
detectsMutant('holds-callers-until-close', crowd);
detectsMutant('opens-at-the-first-failure', laws);
detectsMutant('opens-one-failure-late', laws);
detectsMutant('success-never-resets', laws);
detectsMutant('counts-calls-in-flight', laws);
detectsMutant('rejections-blunt-the-rate', laws);
detectsMutant('rejections-count-as-failures', laws);
detectsMutant('window-never-forgets', laws);
detectsMutant('window-half-as-long-again', laws);
detectsMutant('opens-a-millisecond-short', laws);
detectsMutant('open-duration-overflows', laws);
detectsMutant('times-by-wall-clock', laws);
detectsMutant('hung-trial-wedges', laws);
detectsMutant('throwing-listener-fails-the-call', laws);
detectsMutant('throwing-listener-is-a-failure', laws);
detectsMutant('deadlocks-when-called-back', laws);
detectsMutant('undefined-is-a-failure', laws);
detectsMutant('ignores-synchronous-throws', laws);
detectsMutant('loses-one-update-in-a-million', laws);
detectsMutant('writes-into-its-options', laws);
detectsMutant('dispose-does-nothing', laws);
detectsMutant('throwing-classifier-loses-the-call', lawsOfOptions);
detectsMutant('throwing-classifier-counts-nothing', lawsOfOptions);
detectsMutant('timeout-aborts-siblings', lawsOfOptions);
detectsMutant('registry-keeps-all', lawsOfOptions);
detectsMutant('registry-evicts-open', lawsOfOptions);

stressTest(
  "the old suite's 20 threads × 50 operations and 500 calls at once, with 10 % tolerance, see none of the ten planted faults",
  { scenario: oldMethodScenario, targets: oldMethod },
);
