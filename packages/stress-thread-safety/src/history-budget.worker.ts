// One worker thread: its share of a race on many shared budgets, recorded. Never imported.
import { workerData } from 'node:worker_threads';
import type { SubjectSharedReservation } from '@breaker-lab/stress-harness';
import { BUDGET, type HistoryRecorder } from '@breaker-lab/stress-harness/history';
import { loadSubject } from '@breaker-lab/stress-harness/thread';
import type { HistoryJob } from './history-job.js';
import { workThrough } from './history-work.js';
import type { GatedJob } from './thread-job.js';

const MICROS_PER_UNIT = 1_000_000;
/** Estimates are from 1 to this; a call may cost more than its estimate. */
const ESTIMATE_MICROS_MAX = 60;
const COST_MICROS_MAX = 20;
/** Share of reservations that are committed; the others leave their room to the next. */
const COMMIT_RATE = 0.05;
/** Of the operations that would reserve, each so many-th looks at the books instead. */
const LOOK_EVERY = 4;

const job = workerData as HistoryJob & GatedJob;
const { name, sharedBudget } = await loadSubject(job.source);
if (sharedBudget === undefined) throw new TypeError(`${name} shares no budget`);
const budgets = job.handles.map((handle) => sharedBudget.attach(handle));

workThrough<SubjectSharedReservation>(job, (recorder) => ({
  begin: (object, number) => {
    if (number % LOOK_EVERY === 0) {
      look(recorder, object);
      return undefined;
    }
    const micros = 1 + (number % ESTIMATE_MICROS_MAX);
    const call = { object, code: BUDGET.reserve, argument: number, secondArgument: micros };
    const at = recorder.invoke(call);
    const reservation = budgets[object]?.reserve(micros / MICROS_PER_UNIT);
    recorder.respond(at, reservation === undefined ? 0 : 1);
    return reservation;
  },
  end: ({ held, object, number }, draw) => {
    if (draw >= COMMIT_RATE) {
      const at = recorder.invoke({ object, code: BUDGET.release, argument: number });
      held.release();
      recorder.respond(at);
    } else {
      const micros = Math.ceil((draw / COMMIT_RATE) * COST_MICROS_MAX);
      const call = { object, code: BUDGET.commit, argument: number, secondArgument: micros };
      const at = recorder.invoke(call);
      held.commit(micros / MICROS_PER_UNIT);
      recorder.respond(at);
    }
  },
}));

/** What is charged and reserved together, at one moment. */
function look(recorder: HistoryRecorder, object: number): void {
  const at = recorder.invoke({ object, code: BUDGET.used });
  const usage = budgets[object]?.usage();
  recorder.respond(at, usage && usage.committedMicros + usage.reservedMicros);
}
