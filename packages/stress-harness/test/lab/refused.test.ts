import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { runLab } from '../../src/lab/run-lab.js';
import { jobOf, subjectAt } from './job-of.js';

const folder = mkdtempSync(join(tmpdir(), 'breaker-lab-subjects-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Asks a lab process to load a module as its subject, and nothing else. */
async function load(source: string): Promise<unknown> {
  const path = join(folder, `subject-${source.length}.mjs`);
  writeFileSync(path, source);
  const { scenarioFile, ...describing } = jobOf('measures', { source: subjectAt(path) });
  expect(scenarioFile).toBeDefined();
  return runLab(describing);
}

const refusal = (text: string) => ({
  kind: 'refused',
  code: 'ERR_SUBJECT',
  message: expect.stringContaining(text) as unknown,
});

test.each([
  ['throws on import', "throw new Error('no database')", 'no database'],
  ['exports nothing', 'export const a = 1;', 'must export `subject`'],
  ['has no name', 'export const subject = { capabilities: [], create() {} };', '`name`'],
  [
    'claims an unknown ability',
    "export const subject = { name: 'x', capabilities: ['fly'] };",
    '"fly"',
  ],
  [
    'throws when it creates',
    "export const subject = { name: 'x', capabilities: [], create() { throw new Error('no licence'); } };",
    'no licence',
  ],
  ['cannot create', "export const subject = { name: 'x', capabilities: [] };", '`create(options)`'],
  [
    'lacks a method it promised',
    "export const subject = { name: 'x', capabilities: ['sync'], create: () => ({ execute() {}, state() {}, isRejection() {} }) };",
    'lacks the method `executeSync`',
  ],
  [
    'lacks its cost breaker',
    "export const subject = { name: 'x', capabilities: ['cost'], create: () => ({ execute() {}, state() {}, isRejection() {} }) };",
    '`createCost(options)`',
  ],
  [
    'lacks its registry',
    "export const subject = { name: 'x', capabilities: ['registry'], create: () => ({ execute() {}, state() {}, isRejection() {} }) };",
    '`createKeyed(options)`',
  ],
  [
    'cannot tell its time-outs',
    "export const subject = { name: 'x', capabilities: ['timeout'], create: () => ({ execute() {}, state() {}, isRejection() {} }) };",
    'lacks the method `isTimeout`',
  ],
])('a subject module that %s is refused, saying so', async (_what, source, text) => {
  expect(await load(source)).toMatchObject(refusal(text));
});

test('a subject file that is not there is refused with the place it was looked for', async () => {
  const job = jobOf('measures', { source: subjectAt('./absent.mjs') });
  expect(await runLab(job)).toMatchObject(refusal('no file at'));
});

test('a file without a scenario is refused', async () => {
  expect(await runLab(jobOf('no-scenario'))).toMatchObject({
    kind: 'refused',
    code: 'ERR_SCENARIO',
  });
});
