import type { BreakerSubject } from '@breaker-lab/stress-harness';
import { more, subjects } from '@breaker-lab/stress-subjects/registry';
import { expect, test } from '@jest/globals';
import { explorePeer } from '../src/peers/explore-peer.js';
import type { Promised } from '../src/peers/promise.js';

const WALK = { runs: 300, seed: 1, shrinkRunsMax: 0 };
const CORE = await subject('breaker-core');

const runsWhileOpen: BreakerSubject = {
  ...CORE,
  create(options) {
    const breaker = CORE.create(options);
    const nowMs = options.nowMs ?? (() => 0);
    let openUntilMs = 0;
    breaker.onTransition?.(({ to }) => {
      openUntilMs = to === 'open' ? nowMs() + options.openDurationMs : 0;
    });
    return {
      ...breaker,
      execute: (fn) => (nowMs() < openUntilMs ? fn() : breaker.execute(fn)),
    };
  },
};

async function subject(name: string): Promise<BreakerSubject> {
  const load = { ...subjects, ...(await more()) }[name];
  if (load === undefined) throw new Error(`no subject "${name}"`);
  return load();
}

/** It was found to break the promise, and not for want of a start. */
async function isCaught(subject: BreakerSubject, promise: Promised): Promise<boolean> {
  const report = await explorePeer(subject, promise, WALK);
  return report.outcome === 'violated' && !report.message.startsWith('setup');
}

// For the promises that are not here, the README names a library that does not keep them.
test.each<[name: string, promise: Promised]>([
  ['admits-one-trial-too-many', 'trialsBeyondLimit'],
  ['announces-open-twice', 'illegalTransitions'],
  ['late-success-closes', 'lateDecisions'],
  ['late-failure-reopens', 'undueTransitions'],
  ['swallows-failures', 'mismatchedOutcomes'],
])('the mutant %s is caught as %s', async (name, promise) => {
  await expect(isCaught(await subject(name), promise)).resolves.toBe(true);
});

test('a breaker that runs calls while it is open is caught as startedWhileOpen', async () => {
  await expect(isCaught(runsWhileOpen, 'startedWhileOpen')).resolves.toBe(true);
});

test('a subject that does not get to a start is not explored from somewhere else', async () => {
  const report = await explorePeer(await subject('never-opens'), 'lateDecisions', WALK);
  expect(report).toMatchObject({ message: expect.stringContaining('no way to the start') });
});

test('a subject that does not tell of its transitions is refused', () => {
  const silent = { ...CORE, capabilities: [] };
  expect(() => explorePeer(silent, 'lateDecisions', WALK)).toThrow('no transitions');
});
