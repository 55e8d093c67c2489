import {
  CallRecorder,
  defineScenario,
  HarnessError,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { recordEnds } from './record-ends.js';
import { runRace } from './shared-heats.js';

const THREADS = 8;
const OPERATIONS = { smoke: 5_000, standard: 100_000, soak: 2_000_000 };
const IN_FLIGHT = 8;
/** Spent up long before the race is over. */
const CAP = { smoke: 5, standard: 100, soak: 2_000 };
const TTL_MS = 3_600_000;
const PLAN = {
  worker: new URL('./shared-budget.worker.js', import.meta.url),
  workPatienceMs: 60_000,
};
const MICROS_PER_UNIT = 1_000_000;

/** Threads spend from one budget, until nothing is left and beyond. */
export default defineScenario({
  name: 'shared-budget-threads',
  needs: ['shared-budget'],
  expectedSeconds: { smoke: 1, standard: 5, soak: 60 },
  sampling: 'once',
  async run(lab) {
    const { sharedBudget, name } = lab.subject;
    if (sharedBudget === undefined) {
      throw new HarnessError('ERR_SUBJECT', `${name}: needs sharedBudget.create(options)`);
    }
    const cap = lab.pick(CAP);
    const startMs = nowMs();
    const budget = sharedBudget.create({
      cap,
      maxReservations: 2 * THREADS * IN_FLIGHT,
      reservationTtlMs: TTL_MS,
    });
    const race = {
      name: `${THREADS} threads spend ${cap} currency units`,
      threads: THREADS,
      operations: lab.pick(OPERATIONS),
      inFlight: IN_FLIGHT,
      failureRate: 0,
    };
    const result = await runRace(lab, race, { handle: budget.handle, plan: PLAN });
    const recorder = new CallRecorder('threads');
    recordEnds(recorder, result);
    const { capMicros, committedMicros, reservedMicros } = budget.usage();
    // Whoever asked last found no room: less is left than the largest estimate.
    const leftMicros = capMicros - committedMicros - reservedMicros;
    return measurementOf({
      recorder,
      durationMs: nowMs() - startMs,
      heapGrowthBytes: null,
      notes: [
        ...new Set(result.deaths),
        `${result.admitted} reservations, ${leftMicros} micro-units left`,
      ],
      metrics: {
        bookErrorMicros: Math.abs(committedMicros - result.spentMicros) + Math.abs(reservedMicros),
        overCapMicros: Math.max(0, committedMicros + reservedMicros - cap * MICROS_PER_UNIT),
        looksOverCap: result.looksOverCap,
        rejectedCalls: result.rejected,
        leftMicros,
        threadDeaths: result.deaths.length,
        hungThreads: result.hung,
        threadsApart: result.apart,
      },
    });
  },
});
