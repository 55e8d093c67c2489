import { ScriptedBreaker } from './semantics-breaker.js';
import { Breaches, type Law } from './semantics-law.js';

/** The options that a breaker is made with stay its caller's. */
export const optionsStayTheCallers: Law = ({ subject, random }) => {
  const breaches = new Breaches();
  const options = {
    trip: { kind: 'consecutive', failures: 1 + random.index(5) },
    openDurationMs: 1_000,
    halfOpenTrials: 1,
  } as const;
  const before = JSON.stringify(options);
  subject.create(options).dispose?.();
  breaches.expect(JSON.stringify(options), before, 'the options, once a breaker was made');
  return Promise.resolve(breaches.notes);
};

/** Once disposed of, a breaker calls nothing, and tells of no transition. */
export const disposedIsOver: Law = async (bench) => {
  const breaches = new Breaches();
  const scripted = new ScriptedBreaker(bench, {
    trip: { kind: 'consecutive', failures: 1 },
    openDurationMs: 1_000,
    halfOpenTrials: 1,
  });
  const { breaker } = scripted;
  if (breaker.dispose === undefined) return [];
  let transitions = 0;
  breaker.onTransition?.(() => transitions++);
  const inFlight = await scripted.begin();
  breaker.dispose();
  await inFlight.answer('failed');
  breaches.expect(transitions, 0, 'transitions by a call that failed after dispose');
  let called = false;
  await scripted.run(() => {
    called = true;
    return Promise.resolve();
  });
  breaches.expect(called, false, 'a call after dispose reached its action');
  return breaches.notes;
};

/** More than a million, so that one lost in a million shows. */
const CALLS = 1_200_000;
const FAILS_EVERY = 1_000;

/** Every call is counted: 1.2 million, back to back. */
export const noCountIsLost: Law = ({ subject, recorder }) => {
  const breaches = new Breaches();
  const breaker = subject.create({
    trip: { kind: 'consecutive', failures: 2 },
    openDurationMs: 1_000,
    halfOpenTrials: 1,
  });
  const fault = new Error('scripted');
  let failed = 0;
  for (let i = 1; i <= CALLS; i++) {
    try {
      breaker.executeSync?.(() => {
        if (i % FAILS_EVERY === 0) throw fault;
      });
    } catch {
      failed++;
    }
  }
  recorder.add({ succeeded: CALLS - failed, failed });
  const counts = breaker.counts?.();
  breaches.expect(counts?.succeeded, CALLS - failed, 'counted successes');
  breaches.expect(counts?.failed, CALLS / FAILS_EVERY, 'counted failures');
  return Promise.resolve(breaches.notes);
};
