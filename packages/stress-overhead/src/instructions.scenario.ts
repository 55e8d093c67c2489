import { defineScenario, measurementOf } from '@breaker-lab/stress-harness';
import { closedBreaker, CONSECUTIVE } from './breakers.js';
import { countedCalls } from './counted-calls.js';
import { instructionsPerCall, withoutValgrind } from './instruction-count.js';
import { withoutBaseline } from './overhead-change.js';

const COUNTED_CALLS = 10_000;

/** Instructions a call takes more through a closed breaker than without one. */
export default defineScenario({
  name: 'instructions',
  needs: ['sync'],
  expectedSeconds: { smoke: 150, standard: 150, soak: 150 },
  sampling: 'once',
  unavailable: (circumstances) =>
    circumstances.profile === 'soak'
      ? (withoutBaseline(circumstances) ?? withoutValgrind())
      : 'counting instructions takes minutes: soak alone does it',
  async run(lab) {
    const breaker = closedBreaker(lab, CONSECUTIVE);
    const counted = await countedCalls(lab, { breaker, sync: COUNTED_CALLS });
    const sync = await instructionsPerCall(lab, 'sync');
    const async = await instructionsPerCall(lab, 'async');
    return measurementOf({
      recorder: counted.recorder,
      durationMs: counted.durationMs,
      heapGrowthBytes: null,
      metrics: {
        instructionsPerCallSync: sync?.subject ?? NaN,
        instructionsPerCallAsync: async?.subject ?? NaN,
        instructionRatioSync: sync === undefined ? NaN : sync.subject / sync.baseline,
        instructionRatioAsync: async === undefined ? NaN : async.subject / async.baseline,
        bareInstructionsSync: sync?.bare ?? NaN,
        bareInstructionsAsync: async?.bare ?? NaN,
        ...counted.conservation,
      },
    });
  },
});
