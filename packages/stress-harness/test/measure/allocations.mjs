// Allocates known objects in a lab process: one of a single property takes four words of 8 bytes.
import { allocatedBytesPerOperation } from '../../dist/measure/allocated-bytes.js';

const kept = new Array(1_000).fill(null);
const objects = (perOperation) => (operations) => {
  for (let i = 0; i < operations; i++) {
    for (let n = 0; n < perOperation; n++) kept[(i + n) % 1_000] = { i };
  }
};
const plan = { operations: 30_000, repetitions: 9 };

export default {
  run: async () => ({
    calls: { offered: 0, succeeded: 0, failed: 0, rejected: 0, cancelled: 0, timedOut: 0 },
    durationMs: 1,
    throughputOpsPerSec: 0,
    heapGrowthBytes: null,
    latencyMsP95: null,
    metrics: {
      none: await allocatedBytesPerOperation(objects(0), plan),
      one: await allocatedBytesPerOperation(objects(1), plan),
      three: await allocatedBytesPerOperation(objects(3), plan),
      later: await allocatedBytesPerOperation(async (operations) => {
        await null;
        objects(2)(operations);
      }, plan),
      // 64 kB each: even the fewest operations do not fit between two collections.
      tooMuch: await allocatedBytesPerOperation(
        (operations) => {
          for (let i = 0; i < operations; i++) kept[i % 10] = new Array(8_192).fill(i);
        },
        { operations: 1_000, repetitions: 3 },
      ),
    },
    phases: [],
    transitions: [],
    notes: [],
  }),
};
