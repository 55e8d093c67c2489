import { CallRecorder, defineScenario, measurementOf, nowMs } from '@breaker-lab/stress-harness';
import { runHeat } from './heat.js';
import { recordEnds } from './record-ends.js';
import { lostUpdates, type ThreadJob, type ThreadReport } from './thread-job.js';

/** The old suite's race: 20 threads of 50 operations each. */
const THREADS = 20;
const OPERATIONS = 50;
/** The calls themselves take a twentieth of a second; on a machine that is busy with others, some seconds. */
const CALL_PATIENCE_MS = 8_000;
/** After its calls, a thread that is alive has a report at once. */
const PLAN = {
  worker: new URL('./breaker.worker.js', import.meta.url),
  workPatienceMs: 2 * CALL_PATIENCE_MS,
};
const ROUNDS = { smoke: 1, standard: 1, soak: 40 };

/** Real worker threads, released together, each with a breaker of its own. */
export default defineScenario({
  name: 'worker-threads',
  needs: ['counts'],
  expectedSeconds: { smoke: 2, standard: 2, soak: 80 },
  sampling: 'once',
  bearsNeighbour: true,
  async run(lab) {
    const rounds = lab.pick(ROUNDS);
    const recorder = new CallRecorder('threads');
    const notes: string[] = [];
    let done = 0;
    let counted = 0;
    let lost = 0;
    let deaths = 0;
    let hung = 0;
    let apart = 0;

    const startMs = nowMs();
    for (let round = 0; round < rounds && hung === 0; round++) {
      for (let first = 0; first < THREADS && hung === 0; first += lab.maxWorkers) {
        const threads = Math.min(lab.maxWorkers, THREADS - first);
        lab.phase(`round ${round + 1} of ${rounds}: threads ${first + 1} to ${first + threads}`);
        const jobs: readonly ThreadJob[] = Array.from({ length: threads }, (_, i) => ({
          source: lab.source,
          seed: lab.seed,
          thread: round * THREADS + first + i,
          operations: OPERATIONS,
          callPatienceMs: CALL_PATIENCE_MS,
        }));
        const heat = await runHeat<ThreadReport>(jobs, PLAN);
        deaths += heat.deaths.length;
        hung += heat.hung;
        for (const death of new Set(heat.deaths)) notes.push(`worker threads died: ${death}`);
        apart += threads - heat.reports.length;
        for (const report of heat.reports) {
          const { calls, counted: own } = report;
          for (let i = 0; i < calls.timedOut; i++) recorder.offer();
          recordEnds(recorder, calls);
          done += calls.succeeded + calls.failed + calls.rejected;
          counted += own.succeeded + own.failed + own.late + own.rejected;
          lost += lostUpdates(report);
          if (report.together !== threads) apart++;
        }
      }
    }

    return measurementOf({
      recorder,
      durationMs: nowMs() - startMs,
      heapGrowthBytes: null,
      notes,
      metrics: {
        operationsPerRound: done / rounds,
        countedPerRound: counted / rounds,
        lostUpdates: lost,
        threadDeaths: deaths,
        hungThreads: hung,
        threadsApart: apart,
      },
    });
  },
});
