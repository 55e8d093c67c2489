import { expect, test } from '@jest/globals';
import {
  exhaustive,
  exploreAsync,
  randomWalk,
  renderExploration,
} from '../../src/explore/index.js';
import { account } from './async/account.js';

test('a report without a finding says what was covered', async () => {
  const scenario = account({ deposits: 2, atomic: true });
  const report = await exploreAsync(scenario, { strategy: exhaustive(), seed: 3 });
  expect(renderExploration(report)).toBe(
    'account: ok\nwalked 6 schedules (all of them); bound: none; depth 4; 24 steps; seed 3',
  );
});

test('a finding is told with its steps and the command that replays it', async () => {
  const scenario = account({ deposits: 2, atomic: false });
  const strategy = randomWalk({ seed: 4, runs: 100 });
  const report = await exploreAsync(scenario, { strategy, seed: 3 });
  const text = renderExploration(report, (schedule) => `npx replay ${schedule}`);
  expect(text).toContain('account: violated: balance 1 after 2 deposits\nfrom "empty" in 4 steps');
  expect(text).toContain('4  write: 1\n');
  expect(text).toMatch(/\nreplay: npx replay x1\.3\.1\.\w{4}\nwalked \d+ schedules \(not all\)/);
});
