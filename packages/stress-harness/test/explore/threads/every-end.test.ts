import { expect, test } from '@jest/globals';
import { everyEnd } from '../../../src/explore/threads/learned/every-end.js';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import type { Strategy } from '../../../src/explore/strategy.js';
import { exploreAsync, exploreThreads } from '../../../src/explore/index.js';
import { account } from '../async/account.js';
import { plain } from './plain.js';
import { outcomesOf, programAt } from './program-at.js';

async function explored(name: string, strategy: Strategy, deaths: readonly string[] = []) {
  const report = await exploreThreads({ program: programAt(name), strategy, deaths });
  return { ...report, outcomes: await outcomesOf(name) };
}

test.each([
  ['two-increments', []],
  ['three-writers', []],
  ['dying-writer', ['A']],
  ['three-writers', ['A', 'C']],
])('%s: every end of every schedule is come to, by fewer runs', async (name, deaths) => {
  const every = await explored(name, plain(exhaustive()), deaths);
  const ends = await explored(name, everyEnd(), deaths);
  expect(ends).toMatchObject({ outcome: 'ok', all: true, outcomes: every.outcomes });
  expect(ends.walked).toBeLessThan(every.walked);
});

test('the schedules that it stands for are as many as there are', async () => {
  const every = await explored('three-writers', plain(exhaustive()));
  const ends = await explored('three-writers', everyEnd());
  expect(ends.bound).toMatch(new RegExp(`^none; \\d+ states of ${every.walked} schedules$`));
});

test.each([0, 1, 2])('with %d preemptions at most, it comes to the ends within', async (most) => {
  const plan = { preemptionsMax: most };
  const every = await explored('three-writers', plain(exhaustive(plan)));
  const ends = await explored('three-writers', everyEnd(plan));
  expect(ends).toMatchObject({ outcome: 'ok', all: true, outcomes: every.outcomes });
  expect(ends.bound).toMatch(new RegExp(`^at most ${most} preemptions; \\d+ states$`));
});

test.each([
  ['lost-update', 'violated'],
  ['aba-stack', 'violated'],
  ['from-starts', 'violated'],
  // What a run remembers of another one.
  ['remembers', 'nondeterministic'],
  // Before any operation.
  ['throws', 'violated'],
  ['never-arrives', 'no-point'],
])('%s: %s', async (name, outcome) => {
  const report = await exploreThreads({
    program: programAt(name),
    strategy: everyEnd(),
    stepTimeoutMs: 500,
  });
  expect(report).toMatchObject({ outcome });
});

test('a walk that stops at its number of states does not claim to have seen all', async () => {
  const report = await explored('three-writers', everyEnd({ statesMax: 5 }));
  expect(report).toMatchObject({ outcome: 'ok', all: false });
  expect(report.bound).toBe('at most 5 states; 5 states');
});

test.each([
  ['flickers', 'an invariant'],
  ['patient', 'waits'],
  ['spin-lock', 'in circles'],
  ['two-widths', 'overlap'],
  ['stores-a-text', 'no number'],
])('%s is refused, and who walks it is named', async (name, why) => {
  const exploration = { program: programAt(name), strategy: everyEnd() };
  await expect(exploreThreads(exploration)).rejects.toMatchObject({
    code: 'ERR_NOT_LEARNABLE',
    message: expect.stringMatching(new RegExp(`${why}.*exhaustive`)),
  });
});

test.each([{ statesMax: 0 }, { preemptionsMax: -1 }])('%j is no bound', (plan) => {
  expect(() => everyEnd(plan)).toThrow(expect.objectContaining({ code: 'ERR_STRATEGY' }));
});

test('it is refused where there are no threads', async () => {
  const exploring = exploreAsync(account({ deposits: 2, atomic: true }), { strategy: everyEnd() });
  await expect(exploring).rejects.toMatchObject({ code: 'ERR_STRATEGY' });
});
