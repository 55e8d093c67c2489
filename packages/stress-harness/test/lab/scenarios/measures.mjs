export default {
  run: async (lab) => {
    lab.phase('only phase');
    lab.debug('seen', { seed: lab.seed });
    return {
      calls: { offered: 1, succeeded: 1, failed: 0, rejected: 0, cancelled: 0, timedOut: 0 },
      durationMs: 1,
      throughputOpsPerSec: 1000,
      heapGrowthBytes: null,
      latencyMsP95: null,
      metrics: { draw: lab.random('draw').index(1_000_000), notANumber: NaN },
      phases: [],
      transitions: [],
      notes: [],
    };
  },
};
