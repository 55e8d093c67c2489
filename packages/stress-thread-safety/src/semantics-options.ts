import { UpstreamFault } from '@breaker-lab/stress-harness';
import { ScriptedBreaker } from './semantics-breaker.js';
import { Breaches, type Law } from './semantics-law.js';

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
