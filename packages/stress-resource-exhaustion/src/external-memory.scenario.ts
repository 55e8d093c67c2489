import { setImmediate as macrotask } from 'node:timers/promises';
import { defineScenario, heapUsedAfterGcBytes } from '@breaker-lab/stress-harness';
import { takeAddressSpaceBut } from './address-space-ballast.js';
import { exhaust } from './exhaustion.js';
import { ExternalUpstream } from './external-upstream.js';
import { flood, type Flood } from './flood.js';

/** Over before the first of its calls has done its work. */
const FLOOD: Flood = { calls: 1_200, callsPerTurn: 4, turn: () => macrotask() };
const CALLS_WITH_ROOM = 16;

/** Calls hold buffers, which no limit of the heap bounds, in a process of little address space. */
export default defineScenario({
  name: 'external-memory',
  needs: ['transitions'],
  expectedSeconds: { smoke: 2, standard: 3, soak: 60 },
  sampling: 'once',
  bearsNeighbour: true,
  limits: { addressSpaceMib: 4_096, semiSpaceMib: 1 },
  run(lab) {
    takeAddressSpaceBut(CALLS_WITH_ROOM);
    return exhaust(lab, {
      createUpstream: () => new ExternalUpstream(),
      calmCallers: 8,
      // A refusal costs several full collections: of few calls before it, few refusals open.
      calmCalls: 20,
      cycles: { smoke: 1, standard: 2, soak: 50 },
      pressure: (offer) => flood(FLOOD, offer),
      alsoHeld: async () => ({ externalBytesLeft: await arrayBufferBytes() }),
    });
  },
});

async function arrayBufferBytes(): Promise<number> {
  await heapUsedAfterGcBytes();
  return process.memoryUsage().arrayBuffers;
}
