import { defineScenario } from '@breaker-lab/stress-harness';

/** Measures which subject it got, and nothing else. */
export const scenario = (name, needs) =>
  defineScenario({
    name,
    needs,
    expectedSeconds: { smoke: 1, standard: 1, soak: 1 },
    sampling: 'once',
    run: async (lab) => ({
      calls: { offered: 3, succeeded: 2, failed: 0, rejected: 1, cancelled: 0, timedOut: 0 },
      durationMs: 10,
      throughputOpsPerSec: 300,
      heapGrowthBytes: 0,
      latencyMsP95: 1,
      metrics: { brokenParts: lab.subject.name === 'broken' ? 1 : 0 },
      phases: [],
      transitions: [],
      notes: ['a fact beside the figures'],
    }),
  });
