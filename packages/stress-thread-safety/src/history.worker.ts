// One worker thread: its share of a race on many shared breakers, recorded. Never imported.
import { workerData } from 'node:worker_threads';
import type { SubjectSharedPermit } from '@breaker-lab/stress-harness';
import { BREAKER } from '@breaker-lab/stress-harness/history';
import { loadSubject } from '@breaker-lab/stress-harness/thread';
import { fastClock } from './history-clock.js';
import type { HistoryJob } from './history-job.js';
import { workThrough } from './history-work.js';
import type { GatedJob } from './thread-job.js';

/** Share of calls that fail: so many that runs of a few failures are frequent. */
const FAILURE_RATE = 0.4;

const job = workerData as HistoryJob & GatedJob;
const { name, shared } = await loadSubject(job.source);
if (shared === undefined) throw new TypeError(`${name} shares no breaker`);
const breakers = job.handles.map((handle) => shared.attach(handle, fastClock));

workThrough<SubjectSharedPermit>(job, (recorder) => ({
  begin: (object, number) => {
    const at = recorder.invoke({ object, code: BREAKER.admit, argument: number });
    const permit = breakers[object]?.acquire();
    recorder.respond(at, permit === undefined ? 0 : 1);
    return permit;
  },
  end: ({ held, object, number }, draw) => {
    const fails = draw < FAILURE_RATE;
    const code = fails ? BREAKER.fail : BREAKER.succeed;
    const at = recorder.invoke({ object, code, argument: number });
    if (fails) held.fail();
    else held.succeed();
    // Whether it was late is not told.
    recorder.respond(at);
  },
}));
