import { ScriptedBreaker } from './semantics-breaker.js';
import { Breaches, type Law } from './semantics-law.js';

const WINDOW_MS = 10_000;
/** Past the window's length, and past the precision that any window in parts has. */
const GAP_MS = 1.25 * WINDOW_MS;
const LONG_MS = 2 ** 31;
const HOUR_MS = 3_600_000;

/** After an idle gap a time window holds what came after it; what is within its length, it holds. */
export const windowsForget: Law = async (bench) => {
  const breaches = new Breaches();
  const minimumCalls = 3 + bench.random.index(10);
  const options = {
    trip: { kind: 'rate', failureRateThreshold: 0.5, minimumCalls, windowMs: WINDOW_MS },
    openDurationMs: 1_000,
    halfOpenTrials: 1,
  } as const;
  const idle = new ScriptedBreaker(bench, options);
  await idle.calls(minimumCalls - 1, 'failed');
  idle.advance(GAP_MS);
  await idle.calls(minimumCalls - 1, 'failed');
  breaches.expect(idle.state, 'closed', `two bursts, more than a window apart`);
  await idle.calls(1, 'failed');
  breaches.expect(idle.state, 'open', `${minimumCalls} failures after the gap`);
  const steady = new ScriptedBreaker(bench, options);
  await steady.calls(minimumCalls - 1, 'failed');
  steady.advance(WINDOW_MS / 2);
  await steady.calls(1, 'failed');
  breaches.expect(steady.state, 'open', 'failures half a window apart');
  return breaches.notes;
};

/** An open period ends when its time is up: not a millisecond before, and then at once. */
export const openPeriodsAreKept: Law = async (bench) => {
  const breaches = new Breaches();
  for (const openDurationMs of [2 + bench.random.index(10_000), LONG_MS, LONG_MS + 1]) {
    const scripted = new ScriptedBreaker(bench, {
      trip: { kind: 'consecutive', failures: 1 },
      openDurationMs,
      halfOpenTrials: 1,
    });
    await scripted.calls(1, 'failed');
    scripted.advance(openDurationMs - 1);
    const early = await scripted.calls(1, 'succeeded');
    breaches.expect(early, 'rejected', `a millisecond before the end of ${openDurationMs} ms`);
    scripted.advance(1);
    const due = await scripted.calls(1, 'succeeded');
    breaches.expect(due, 'succeeded', `at the end of ${openDurationMs} ms`);
  }
  return breaches.notes;
};

/** Trials that never settle do not keep it half-open for ever; what they say later decides nothing. */
export const hungTrialsLoseTheirSlots: Law = async (bench) => {
  const breaches = new Breaches();
  const trials = 1 + bench.random.index(4);
  const scripted = new ScriptedBreaker(bench, {
    trip: { kind: 'consecutive', failures: 2 },
    openDurationMs: 1_000,
    halfOpenTrials: trials,
  });
  await scripted.calls(2, 'failed');
  scripted.advance(1_000);
  const hung = [];
  for (let i = 0; i < trials; i++) hung.push(await scripted.begin());
  breaches.expect(hung.filter(({ ran }) => ran).length, trials, 'trials in an open half-open');
  breaches.expect(await scripted.calls(1, 'succeeded'), 'rejected', 'one call more than trials');
  scripted.advance(HOUR_MS);
  const heard = await scripted.calls(trials, 'succeeded');
  breaches.expect(heard, 'succeeded', 'trials an hour after hung ones');
  breaches.expect(scripted.state, 'closed', `${trials} successes an hour after hung trials`);
  for (const call of hung) await call.answer('failed');
  breaches.expect(scripted.state, 'closed', 'hung trials fail late');
  return breaches.notes;
};
