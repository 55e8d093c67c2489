import { ScriptedBreaker } from './semantics-breaker.js';
import { Breaches, type Law } from './semantics-law.js';

const OPEN_DURATION_MS = 5_000;
const WINDOW_MS = 1_000;
const IN_FLIGHT = 100;
const REJECTIONS = 1_000;
/** Shares of failures, as fractions: how many failures among how many successes reach them. */
const SHARES = [
  { failures: 1, successes: 3 },
  { failures: 1, successes: 1 },
  { failures: 3, successes: 1 },
] as const;

/** So many failures in a row open it, not one fewer; a success begins the row anew. */
export const failuresInARow: Law = async (bench) => {
  const breaches = new Breaches();
  const failures = 2 + bench.random.index(9);
  const scripted = new ScriptedBreaker(bench, {
    trip: { kind: 'consecutive', failures },
    openDurationMs: OPEN_DURATION_MS,
    halfOpenTrials: 1,
  });
  await scripted.calls(failures - 1, 'failed');
  breaches.expect(scripted.state, 'closed', `${failures - 1} failures in a row of ${failures}`);
  await scripted.calls(1, 'succeeded');
  await scripted.calls(failures - 1, 'failed');
  breaches.expect(scripted.state, 'closed', `a success among failures, ${failures} in a row open`);
  await scripted.calls(1, 'failed');
  breaches.expect(scripted.state, 'open', `${failures} failures in a row`);
  return breaches.notes;
};

/** The rate is that of completed calls: what is in flight is no part of it. */
export const rateOfCompletedCalls: Law = async (bench) => {
  const breaches = new Breaches();
  const share = SHARES[bench.random.index(SHARES.length)] ?? SHARES[0];
  const times = 5 + bench.random.index(20);
  const failures = share.failures * times;
  const successes = share.successes * times;
  const scripted = new ScriptedBreaker(bench, {
    trip: {
      kind: 'rate',
      failureRateThreshold: share.failures / (share.failures + share.successes),
      minimumCalls: 2,
      windowMs: WINDOW_MS,
    },
    openDurationMs: OPEN_DURATION_MS,
    halfOpenTrials: 1,
  });
  const held = [];
  for (let i = 0; i < IN_FLIGHT; i++) held.push(await scripted.begin());
  await scripted.calls(successes, 'succeeded');
  await scripted.calls(failures - 1, 'failed');
  const completed = `of ${successes + failures} completed, ${IN_FLIGHT} in flight`;
  breaches.expect(scripted.state, 'closed', `${failures - 1} failures ${completed}`);
  await scripted.calls(1, 'failed');
  breaches.expect(scripted.state, 'open', `${failures} failures ${completed}`);
  for (const call of held) await call.answer('succeeded');
  return breaches.notes;
};

/** Whoever was turned away counts for nothing: neither as a failure, nor as a completed call. */
export const rejectionsCountForNothing: Law = async (bench) => {
  const breaches = new Breaches();
  const minimumCalls = 5 + bench.random.index(20);
  const scripted = new ScriptedBreaker(bench, {
    trip: { kind: 'rate', failureRateThreshold: 0.5, minimumCalls, windowMs: WINDOW_MS },
    openDurationMs: OPEN_DURATION_MS,
    halfOpenTrials: 1,
  });
  await scripted.calls(minimumCalls, 'failed');
  // The failures that opened it leave the window meanwhile; the rejections would stay in it.
  scripted.advance(OPEN_DURATION_MS - 1);
  breaches.expect(await scripted.calls(REJECTIONS, 'failed'), 'rejected', 'a call while open');
  scripted.advance(1);
  await scripted.calls(1, 'succeeded');
  breaches.expect(scripted.state, 'closed', 'a successful trial');
  // The trial may be in the window or not: one call fewer is too few in any case.
  await scripted.calls(minimumCalls - 2, 'failed');
  breaches.expect(scripted.state, 'closed', `${minimumCalls - 2} calls, ${minimumCalls} needed`);
  await scripted.calls(2, 'failed');
  breaches.expect(scripted.state, 'open', `all of ${minimumCalls} calls failed`);
  return breaches.notes;
};
