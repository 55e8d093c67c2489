import { expect, test } from '@jest/globals';
import { NxOutput } from '../src/nx-output.js';

test('progress and verdicts are told from the rest, colours or not', () => {
  const output = new NxOutput('stress');
  expect(output.read('› stress-cost › concurrent-cap › load · 1 s of about 2 s').kind).toBe(
    'progress',
  );
  expect(output.read('PASS  every call settles').kind).toBe('verdict');
  expect(output.read('\u001B[32mPASS\u001B[39m stress/x.stress.ts').kind).toBe('other');
});

test('a replayed category is named once, and its old progress is not news', () => {
  const output = new NxOutput('stress');
  expect(output.read('> nx run stress-cost:stress:smoke  [local cache]')).toEqual({
    kind: 'replayed',
    text: 'stress-cost REPLAYED',
  });
  expect(output.read('› stress-cost › concurrent-cap › load · 1 s of about 2 s').kind).toBe(
    'other',
  );
  output.read('> nx run stress-overhead:stress:smoke');
  expect([...output.replayedProjects]).toEqual(['stress-cost']);
  expect(output.read('› stress-overhead › sync › load · 1 s of about 2 s').kind).toBe('progress');
});

test('failed tasks are read from the list Nx ends with', () => {
  const output = new NxOutput('stress');
  for (const line of ['Failed tasks:', '', '- stress-cost:stress:smoke', '- report:build'])
    output.read(line);
  expect([...output.failedProjects]).toEqual(['stress-cost']);
});

test('of several targets only the one that was asked for is told of', () => {
  const output = new NxOutput('detect');
  expect(output.read('> nx run stress-cost:build  [local cache]').kind).toBe('other');
  expect(output.read('CAUGHT  never-opens › fail: opensPerOutage 0 times').kind).toBe('verdict');
  output.read('- stress-cost:detect:smoke');
  output.read('- stress-overhead:stress:smoke');
  expect([...output.failedProjects]).toEqual(['stress-cost']);
});
