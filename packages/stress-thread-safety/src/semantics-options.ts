import { cameToRest, nowMs, UpstreamFault, within } from '@breaker-lab/stress-harness';
import { ScriptedBreaker } from './semantics-breaker.js';
import { Breaches, type Law } from './semantics-law.js';

const TIMEOUT_MS = 400;
/** How much later the siblings begin: a machine that stands still for less than this is no matter. */
const HEAD_START_MS = 350;
const SIBLINGS = 5;
const ATTEMPTS = 5;
const PATIENCE_MS = 3_000;
const ROOM = 100;
const OPENED = 10;
const KEYS = 20_000;

/** A classifier that throws makes the error one failure; one that waves errors through, none. */
export const classifiersAreHeard: Law = async (bench) => {
  const breaches = new Breaches();
  const failures = 2 + bench.random.index(5);
  const options = {
    trip: { kind: 'consecutive', failures },
    openDurationMs: 1_000,
    halfOpenTrials: 1,
  } as const;
  const broken = new ScriptedBreaker(bench, {
    ...options,
    isFailure: () => {
      throw new Error('a classifier that throws');
    },
  });
  breaches.expect(await broken.calls(failures - 1, 'failed'), 'failed', 'its classifier throws');
  breaches.expect(broken.state, 'closed', `${failures - 1} of ${failures} failures`);
  await broken.calls(1, 'failed');
  breaches.expect(broken.state, 'open', `${failures} failures whose classifier throws`);
  const lenient = new ScriptedBreaker(bench, { ...options, isFailure: () => false });
  breaches.expect(await lenient.calls(failures, 'failed'), 'failed', 'an error that says nothing');
  breaches.expect(lenient.state, 'closed', `${failures} errors that say nothing`);
  return breaches.notes;
};

/** A timeout is that of one call: its siblings go on. */
export const timeoutsAreOnesOwn: Law = async ({ subject, recorder }) => {
  const breaches = new Breaches();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const breaker = subject.create({
      trip: { kind: 'consecutive', failures: SIBLINGS },
      openDurationMs: 1_000,
      halfOpenTrials: 1,
      timeoutMs: TIMEOUT_MS,
    });
    const siblings: { signal: AbortSignal | undefined; answer: () => void }[] = [];
    const answers: Promise<unknown>[] = [];
    let siblingsBeganMs = NaN;
    let seen: { aborted: number; atMs: number } | undefined;
    const first = breaker.execute((signal) => {
      signal?.addEventListener('abort', () => {
        // All that this abort brings about has come about in the microtasks that follow.
        setImmediate(() => {
          const aborted = siblings.filter((sibling) => sibling.signal?.aborted).length;
          seen = { aborted, atMs: nowMs() };
          for (const { answer } of siblings) answer();
        });
      });
      return new Promise(() => undefined);
    });
    setTimeout(() => {
      siblingsBeganMs = nowMs();
      for (let i = 0; i < SIBLINGS; i++) {
        const call = (signal?: AbortSignal): Promise<void> =>
          new Promise((resolve) => siblings.push({ signal, answer: resolve }));
        answers.push(breaker.execute(call));
      }
    }, HEAD_START_MS);
    const heard = await within(
      first.then(
        () => 'an answer',
        () => 'an error',
      ),
      { patienceMs: PATIENCE_MS },
    );
    await cameToRest(() => seen !== undefined);
    // The machine stood still: its siblings may be due as well, which proves nothing.
    const late = seen !== undefined && seen.atMs - siblingsBeganMs >= TIMEOUT_MS;
    if (late || (Number.isNaN(siblingsBeganMs) && seen !== undefined)) continue;
    recorder.add({ failed: 1, succeeded: SIBLINGS });
    breaches.expect(heard, 'an error', 'a call that takes longer than it may');
    breaches.expect(seen?.aborted, 0, 'siblings that a timeout has aborted');
    const ends = await within(Promise.allSettled(answers), { patienceMs: PATIENCE_MS });
    const answered = Array.isArray(ends) ? ends.filter(({ status }) => status === 'fulfilled') : [];
    breaches.expect(answered.length, SIBLINGS, 'siblings that got their own answers');
    return breaches.notes;
  }
  return [`no attempt of ${ATTEMPTS} in which the event loop stood still for less than a timeout`];
};

/** Breakers by key are bounded in number, and those that are open stay. */
export const keysAreBounded: Law = async ({ subject, recorder }) => {
  const breaches = new Breaches();
  const keyed = subject.createKeyed?.({
    maxBreakers: ROOM,
    breaker: {
      trip: { kind: 'consecutive', failures: 1 },
      openDurationMs: 3_600_000,
      halfOpenTrials: 1,
    },
  });
  for (let i = 0; i < OPENED; i++) {
    const fail = (): Promise<never> => Promise.reject(new UpstreamFault());
    await keyed
      ?.get(`open ${i}`)
      .execute(fail)
      .catch(() => undefined);
  }
  recorder.add({ failed: OPENED });
  let kept = 0;
  for (let i = 0; i < KEYS; i++) {
    keyed?.get(`idle ${i}`);
    kept = Math.max(kept, keyed?.size() ?? NaN);
  }
  breaches.expect(kept <= ROOM, true, `${kept} breakers kept, ${ROOM} at most`);
  const open = Array.from({ length: OPENED }, (_, i) => keyed?.get(`open ${i}`).state());
  breaches.expect(open.filter((state) => state === 'open').length, OPENED, 'open ones of before');
  return breaches.notes;
};
