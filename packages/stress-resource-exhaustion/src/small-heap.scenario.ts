import { setImmediate as macrotask } from 'node:timers/promises';
import { defineScenario } from '@breaker-lab/stress-harness';
import { exhaust } from './exhaustion.js';
import { flood, type Flood } from './flood.js';
import { HeapUpstream } from './heap-upstream.js';

/** Over long before the first of its calls has done its work. */
const FLOOD: Flood = { calls: 1_200, callsPerTurn: 32, turn: () => macrotask() };

/** Calls hold memory of a heap that bears a quarter of them. */
export default defineScenario({
  name: 'small-heap',
  needs: ['transitions'],
  expectedSeconds: { smoke: 1, standard: 2, soak: 30 },
  sampling: 'once',
  limits: { heapMib: 40, semiSpaceMib: 1 },
  run: (lab) =>
    exhaust(lab, {
      createUpstream: () => new HeapUpstream(),
      calmCallers: 60,
      pressure: (offer) => flood(FLOOD, offer),
    }),
});
