import { CallRecorder, defineScenario, measurementOf, nowMs } from '@breaker-lab/stress-harness';
import { EdgesVisited } from './edges-visited.js';
import { Schedule } from './schedule.js';
import { ViolationTally } from './violation-tally.js';

const SCHEDULES = { smoke: 500, standard: 1_500, soak: 200_000 };
/** Every twentieth schedule runs twice: the same seed must give the same trace. */
const REPEATED_EVERY = 20;
const PHASES = 10;
/** How many events are shown that led to the first violation. */
const EVENTS_SHOWN = 30;

/** 20 callers × 50 operations on one breaker, in thousands of seeded orders of events. */
export default defineScenario({
  name: 'seeded-interleavings',
  needs: ['counts', 'transitions', 'clock', 'trials'],
  expectedSeconds: { smoke: 3, standard: 6, soak: 800 },
  sampling: 'once',
  bearsNeighbour: true,
  async run(lab) {
    const schedules = lab.pick(SCHEDULES);
    const recorder = new CallRecorder('schedules');
    const violations = new ViolationTally();
    const edges = new EdgesVisited();
    const notes: string[] = [];
    let lateResults = 0;
    let unrepeatable = 0;
    let first: Schedule | undefined;
    const runOne = async (
      index: number,
      { keep, into }: { keep: number; into: CallRecorder },
    ): Promise<Schedule> => {
      const schedule = new Schedule(lab.subject, { seed: lab.seed, index, keep, recorder: into });
      await schedule.run();
      return schedule;
    };

    // Nobody reads the stacks of hundreds of thousands of scripted faults.
    Error.stackTraceLimit = 0;
    const startMs = nowMs();
    for (let index = 0; index < schedules; index++) {
      if (index % (schedules / PHASES) === 0) lab.phase(`schedule ${index} of ${schedules}`);
      const schedule = await runOne(index, { keep: 0, into: recorder });
      first ??= schedule;
      edges.add(schedule.race.watch.log);
      lateResults += schedule.race.watch.late.total;
      const violated = schedule.race.violations.notes.length > 0 && notes.length === 0;
      violations.addAll(schedule.race.violations);
      if (!violated && index % REPEATED_EVERY !== 0) continue;
      const again = await runOne(index, { keep: EVENTS_SHOWN, into: new CallRecorder() });
      if (again.trace.fingerprint !== schedule.trace.fingerprint) unrepeatable++;
      if (!violated) continue;
      const plan = JSON.stringify(schedule.plan);
      notes.push(`first in schedule ${index} of seed ${lab.seed}: ${plan}`);
      notes.push(...again.race.violations.notes);
    }

    return measurementOf({
      recorder,
      durationMs: nowMs() - startMs,
      heapGrowthBytes: null,
      transitions: first?.race.watch.log.records ?? [],
      notes,
      metrics: {
        ...violations.counts,
        unrepeatableSchedules: unrepeatable,
        edgesVisited: edges.count,
        lateResults,
      },
    });
  },
});
