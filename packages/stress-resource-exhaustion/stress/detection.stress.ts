import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import blockedLoopScenario from '../src/blocked-loop.scenario.js';
import fewDescriptorsScenario from '../src/few-descriptors.scenario.js';
import lightragStallsScenario from '../src/lightrag-stalls.scenario.js';
import { lightragStalls } from '../src/lightrag-targets.js';
import smallHeapScenario from '../src/small-heap.scenario.js';
import { blockedLoop, fewDescriptors, smallHeap } from '../src/targets.js';

const heap = { scenario: smallHeapScenario, targets: smallHeap };
const descriptors = { scenario: fewDescriptorsScenario, targets: fewDescriptors };
const stalls = { scenario: lightragStallsScenario, targets: lightragStalls };
const loop = { scenario: blockedLoopScenario, targets: blockedLoop };

detectsMutant('keeps-rejected-calls', heap);
detectsMutant('opens-at-hundredfold', heap);
detectsMutant('opens-a-quarter-short', heap);
detectsMutant('crashes-on-rejection', heap);
detectsMutant('ignores-system-errors', descriptors);
detectsMutant('leaves-descriptor-per-recovery', descriptors);
detectsMutant('leaves-unreferenced-interval', descriptors);
detectsMutant('wedges-after-lateness', loop);
detectsMutant('leaves-timer-per-rejection', loop);
detectsMutant('shares-one-state', loop);
detectsMutant('takes-timeouts-for-success', stalls);
detectsMutant('leaves-listener-per-timeout', stalls);
