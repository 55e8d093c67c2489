import { setTimeout as sleep } from 'node:timers/promises';
import { cameToRest, nowMs, type SubjectBreaker, within } from '@breaker-lab/stress-harness';
import { Breaches, type Law } from './semantics-law.js';

const TIMEOUT_MS = 400;
/** How much later the siblings begin: a machine that stands still for less than this is no matter. */
const HEAD_START_MS = 350;
const SIBLINGS = 5;
const ATTEMPTS = 5;
const PATIENCE_MS = 3_000;

/** What came of a call that hangs, with siblings in flight that began later. */
interface Played {
  readonly heard: unknown;
  /** Siblings whose signals were aborted with its own; undefined when its own was not. */
  readonly aborted: number | undefined;
  /** Siblings that got their own answers, which came once the first call was over. */
  readonly answered: number;
  /** The event loop stood still: the siblings were due as well, which proves nothing. */
  readonly stoodStill: boolean;
}

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
    const { heard, aborted, answered, stoodStill } = await play(breaker);
    if (stoodStill) continue;
    recorder.add({ failed: 1, succeeded: SIBLINGS });
    breaches.expect(heard, false, 'an answer for a call that takes longer than it may');
    breaches.expect(aborted, 0, 'siblings that a timeout has aborted');
    breaches.expect(answered, SIBLINGS, 'siblings that got their own answers');
    return breaches.notes;
  }
  return [`${ATTEMPTS} times in a row the event loop stood still for longer than a head start`];
};

async function play(breaker: SubjectBreaker): Promise<Played> {
  const siblings: { readonly signal: AbortSignal; readonly answer: () => void }[] = [];
  let siblingsBeganMs = NaN;
  let aborted: number | undefined;
  let stoodStill = false;
  const look = (): void => {
    aborted = siblings.filter(({ signal }) => signal.aborted).length;
    stoodStill = siblings.length < SIBLINGS || nowMs() - siblingsBeganMs >= TIMEOUT_MS;
    for (const { answer } of siblings) answer();
  };
  const call = async (fn: (signal: AbortSignal) => Promise<unknown>): Promise<boolean> => {
    try {
      await breaker.executeAbortable?.(fn, new AbortController().signal);
      return true;
    } catch {
      return false;
    }
  };
  const first = call((signal) => {
    // All that this abort brings about has come about before the next turn of the event loop.
    signal.addEventListener('abort', () => setImmediate(look));
    return new Promise(() => undefined);
  });
  await sleep(HEAD_START_MS);
  siblingsBeganMs = nowMs();
  const answers = Array.from({ length: SIBLINGS }, () =>
    call(
      (signal) =>
        new Promise<void>((resolve) => {
          siblings.push({ signal, answer: resolve });
        }),
    ),
  );
  const heard = await within(first, { patienceMs: PATIENCE_MS });
  await cameToRest(() => aborted !== undefined);
  const ends = await within(Promise.all(answers), { patienceMs: PATIENCE_MS });
  const answered = Array.isArray(ends) ? ends.filter(Boolean).length : 0;
  return { heard, aborted, answered, stoodStill };
}
