import { UpstreamFault } from '@breaker-lab/stress-harness';
import { ScriptedBreaker } from './semantics-breaker.js';
import { Breaches, type Law } from './semantics-law.js';

const OPEN_DURATION_MS = 1_000;

/** Listeners that throw, and that call back, change neither results nor counts nor states. */
export const listenersChangeNothing: Law = async (bench) => {
  const breaches = new Breaches();
  const failures = 2 + bench.random.index(5);
  const scripted = new ScriptedBreaker(bench, {
    trip: { kind: 'consecutive', failures },
    openDurationMs: OPEN_DURATION_MS,
    halfOpenTrials: 1,
  });
  const { breaker } = scripted;
  let calledBack: Promise<unknown> | undefined;
  breaker.onTransition?.(({ to }) => {
    breaker.state();
    breaker.counts?.();
    if (to === 'closed') calledBack = scripted.run(() => Promise.resolve('called back'));
    throw new Error('a listener that throws');
  });
  breaches.expect(await scripted.calls(failures, 'failed'), 'failed', 'the failure that opens');
  breaches.expect(scripted.state, 'open', `${failures} failures in a row`);
  scripted.advance(OPEN_DURATION_MS);
  breaches.expect(await scripted.calls(1, 'succeeded'), 'succeeded', 'the trial that closes');
  breaches.expect(await calledBack, 'succeeded', 'a call out of a listener');
  await scripted.calls(failures - 1, 'failed');
  breaches.expect(scripted.state, 'closed', `${failures - 1} failures in a row of ${failures}`);
  const { succeeded, failed } = breaker.counts?.() ?? { succeeded: NaN, failed: NaN };
  breaches.expect(succeeded, 2, 'counted successes');
  breaches.expect(failed, 2 * failures - 1, 'counted failures');
  return breaches.notes;
};

/** Whatever an action returns is a success; whatever it throws, also at once, is a failure. */
export const actionsOfAnyKind: Law = async (bench) => {
  const breaches = new Breaches();
  const failures = 1 + bench.random.index(5);
  const scripted = new ScriptedBreaker(bench, {
    trip: { kind: 'consecutive', failures },
    openDurationMs: OPEN_DURATION_MS,
    halfOpenTrials: 1,
  });
  const nothing = await scripted.run(() => Promise.resolve(undefined));
  breaches.expect(nothing, 'succeeded', 'an action that returns undefined');
  const thenable = {
    then(resolve: (value: string) => void) {
      resolve('thenable');
    },
  };
  const thenabled = await scripted.run(() => thenable as Promise<string>);
  breaches.expect(thenabled, 'succeeded', 'an action that returns a thenable');
  for (let i = 0; i < failures; i++) {
    const thrown = await scripted.run(() => {
      throw new UpstreamFault();
    });
    breaches.expect(thrown, 'failed', 'an action that throws at once');
  }
  breaches.expect(scripted.state, 'open', `${failures} actions threw at once`);
  const { succeeded, failed } = scripted.breaker.counts?.() ?? { succeeded: NaN, failed: NaN };
  breaches.expect(succeeded, 2, 'counted successes');
  breaches.expect(failed, failures, 'counted failures');
  return breaches.notes;
};
