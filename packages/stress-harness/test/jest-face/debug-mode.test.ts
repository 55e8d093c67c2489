import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { followJest, runJest } from './run-jest.js';

/** Jest runs are started. */

const inspector = join(process.cwd(), 'test', 'jest-face', 'inspector.mjs');
const opens = { STRESS_SUBJECT: 'opening' };

test('debug mode prints every phase, sample, transition and decision, and where raw data is', () => {
  const { output } = runJest('opens', { ...opens, STRESS_DEBUG: '1' }, ['-t', 'it opens']);
  expect(output.match(/^debug .*$/gm)).toEqual([
    expect.stringMatching(/^debug inspector ws:\/\/127\.0\.0\.1:\d+\/[\w-]+$/),
    'debug phase first call',
    'debug sample heap {"bytes":42}',
    expect.stringMatching(/^debug transition breaker 1: closed → open at \d+\.\d ms$/),
    expect.stringMatching(/^debug sample calls \{"offered":3,/),
    'debug sample brokenParts 0',
    'debug decision pass: brokenParts 0 parts, expected exactly 0 — nothing is broken',
    'debug decision pass',
    expect.stringMatching(/^debug raw data .*debug\/it-opens-[0-9a-f]{8}$/),
  ]);
});

test('debug mode keeps what the lab process was asked, what it said and what it measured', () => {
  const { rawData } = runJest('opens', { ...opens, STRESS_DEBUG: '1' });
  const [[file, lines] = ['none', []]] = Object.entries(rawData);
  expect(file).toMatch(/^it-opens-[0-9a-f]{8}\/process-1\.ndjson$/);
  expect(lines).toMatchObject([
    { type: 'job', job: { profile: 'standard', processIndex: 0 } },
    { type: 'debug', event: 'inspector' },
    { type: 'phase', name: 'first call' },
    { type: 'debug', event: 'heap', detail: { bytes: 42 } },
    { type: 'debug', event: 'transition', detail: { from: 'closed', to: 'open' } },
    { type: 'result', result: { kind: 'measured', measurement: { calls: { offered: 3 } } } },
  ]);
});

test('without debug mode nothing of it is there', () => {
  const { output, rawData } = runJest('opens', opens);
  expect(output).not.toMatch(/^debug/m);
  expect(rawData).toEqual({});
});

test('debug mode of all tests says how to select one', () => {
  const { output } = runJest('opens', { ...opens, STRESS_DEBUG: '1' });
  expect(output).toContain(
    'debug every test of project is selected; for one test: npx nx stress project -- -t "<part of its title>"',
  );
});

test('an inspector is waited for by one test only', () => {
  const { exitCode, output } = runJest('opens', { ...opens, STRESS_DEBUG: 'inspect' });
  expect(exitCode).toBe(2);
  expect(output).toContain('ERR_DEBUG: STRESS_DEBUG=inspect needs one test');
});

test('an inspector sees the lab before the scenario, and what it measured after it', async () => {
  let seen: Promise<{ stdout: string }> | undefined;
  const { exitCode, output } = await followJest('opens', {
    env: { ...opens, STRESS_DEBUG: 'inspect' },
    moreArgs: ['-t', 'it opens'],
    onOutput: (text) => {
      const url = /inspector (?<url>ws:\S+) \(the lab waits/.exec(text)?.groups?.url;
      if (url === undefined) return;
      seen ??= promisify(execFile)(process.execPath, ['--experimental-websocket', inspector, url]);
    },
  });
  expect(exitCode).toBe(0);
  expect(output).toContain('PASS  it opens');
  expect((await seen)?.stdout).toBe('before: standard\nafter: 0\n');
});
