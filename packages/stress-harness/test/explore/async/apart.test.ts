import { expect, test } from '@jest/globals';
import { exploreApart } from '../../../src/explore/index.js';

const module = (name: string): URL => new URL(`modules/${name}.mjs`, import.meta.url);

test('in a thread of its own, a scenario gets the same report', async () => {
  expect(await exploreApart(module('holds'))).toMatchObject({
    outcome: 'ok',
    scenario: 'holds',
    seed: 9,
    walked: 6,
    all: true,
    steps: 24,
  });
});

test('an exploration may take long, as long as its steps do not', async () => {
  const report = await exploreApart(module('is-slow'), { stepMaxMs: 1_000 });
  expect(report).toMatchObject({ outcome: 'ok', walked: 1, all: true, steps: 60 });
});

test('a spin that never yields is named, with the steps that led to it', async () => {
  const report = await exploreApart(module('spins'), { stepMaxMs: 400 });
  expect(report).toMatchObject({
    outcome: 'no-point',
    message: 'a step had not come back after 400 ms',
    start: 'taken',
    all: false,
    bound: '100 random runs',
  });
  if (report.outcome === 'ok') return;
  expect(report.trace.at(-1)).toEqual({ actor: 'acquire', did: 'acquire' });
  expect(report.trace).not.toContainEqual({ actor: 'release', did: 'release' });
});

test.each([
  ['spins-in-microtasks', 'no-point', 'a step had not come back after 1000 ms'],
  ['leaks-a-rejection', 'unhandled-rejection', 'a rejection was left to nobody: Error: unheard'],
  [
    'throws-outside',
    'died',
    'thrown outside of any promise, which ends a process: Error: out of reach',
  ],
  ['exits', 'exit', 'its thread ended by itself, with exit code 3'],
])('code under test that %s is named: %s', async (name, outcome, message) => {
  const report = await exploreApart(module(name), { stepMaxMs: 1_000 });
  expect(report).toMatchObject({ outcome, message, start: 'any' });
  if (report.outcome === 'ok') return;
  expect(report.trace[0]).toEqual({ actor: 'a', did: 'start' });
});

test.each([
  ['is not there', 'absent'],
  ['exports no scenario', 'no-scenario'],
])('a module that %s cannot be explored', async (_, name) => {
  await expect(exploreApart(module(name))).rejects.toMatchObject({ code: 'ERR_EXPLORATION' });
});
