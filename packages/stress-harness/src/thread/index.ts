// What a worker thread of a scenario needs, and no more: importing the whole harness takes ten
// times as long, and a race of twenty threads pays for it twenty times.
export { closedLoop, type ClosedLoopPlan } from '../load/closed-loop.js';
export { GuardedCall } from '../load/guarded-call.js';
export { within } from '../load/within.js';
export { CallRecorder } from '../record/call-recorder.js';
export { SeededRandom } from '../seed.js';
export { loadSubject } from '../subject/load-subject.js';
export { InProcessUpstream } from '../upstream/in-process-upstream.js';
