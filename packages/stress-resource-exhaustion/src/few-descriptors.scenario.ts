import { setTimeout as sleep } from 'node:timers/promises';
import { defineScenario } from '@breaker-lab/stress-harness';
import { takeDescriptorsBut } from './descriptor-ballast.js';
import { DescriptorUpstream } from './descriptor-upstream.js';
import { exhaust } from './exhaustion.js';
import { flood, type Flood } from './flood.js';

const FLOOD: Flood = { calls: 1_200, callsPerTurn: 8, turn: () => sleep(1) };
const FREE_DESCRIPTORS = 48;

/** Calls hold open files in a process that may have few. */
export default defineScenario({
  name: 'few-descriptors',
  needs: ['transitions'],
  expectedSeconds: { smoke: 2, standard: 5, soak: 100 },
  sampling: 'once',
  bearsNeighbour: true,
  limits: { descriptors: 256 },
  run(lab) {
    takeDescriptorsBut(FREE_DESCRIPTORS);
    return exhaust(lab, {
      createUpstream: () => new DescriptorUpstream(),
      calmCallers: 30,
      pressure: (offer) => flood(FLOOD, offer),
    });
  },
});
