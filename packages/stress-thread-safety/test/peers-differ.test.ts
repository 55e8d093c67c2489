import { readFileSync } from 'node:fs';
import { subjects } from '@breaker-lab/stress-subjects/registry';
import { expect, test } from '@jest/globals';
import { explorePeer, replayPeer } from '../src/peers/explore-peer.js';
import { PROMISES, type Promised } from '../src/peers/promise.js';

const PEERS = ['opossum', 'cockatiel', 'mollitia'] as const;
const KNOWN = Object.keys(PROMISES) as Promised[];
const REPLAY = /npx nx peers stress-thread-safety -- (\w+) (\w+) (x1\.[\w.-]+)/g;

const differs = [...readFileSync('README.md', 'utf8').matchAll(REPLAY)].map(
  ([, peer = '', promise = '', schedule = '']) => ({ peer, promise, schedule }),
);
const keeps = ['breaker-core', ...PEERS].flatMap((peer) =>
  KNOWN.filter(
    (promise) => !differs.some((row) => row.peer === peer && row.promise === promise),
  ).map((promise) => ({ peer, promise })),
);

test.each(differs)('README: $peer differs in $promise', async ({ peer, promise, schedule }) => {
  const subject = await subjects[peer]?.();
  if (subject === undefined) throw new Error(`no subject "${peer}"`);
  const report = await replayPeer(subject, promise as Promised, schedule);
  expect(report.outcome).toBe('violated');
});

test.each(keeps)('$peer: $promise is kept, in some schedules', async ({ peer, promise }) => {
  const subject = await subjects[peer]?.();
  if (subject === undefined) throw new Error(`no subject "${peer}"`);
  const report = await explorePeer(subject, promise, { runs: 100, seed: 1, shrinkRunsMax: 0 });
  expect(report.outcome).toBe('ok');
});
