import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compile, fileOf, makeProject, readmeExamples } from './readme-examples.js';

const EXAMPLES = readmeExamples();

/** What a plain Node process says against a file; nothing if it runs to its end. */
function complaintOf(file: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [file], { timeout: 120_000 }, (error, _, stderr) => {
      resolve(error === null ? stderr : `${error.message}\n${stderr}`);
    });
  });
}

describe('every example of the README, on the built package', () => {
  let project: string;
  let problems: string[];
  let complaints: Promise<string>[];

  beforeAll(() => {
    project = makeProject();
    problems = compile(project, EXAMPLES);
    complaints = EXAMPLES.map((_, example) => complaintOf(fileOf(project, example)));
  });

  afterAll(() => {
    rmSync(project, { recursive: true, force: true });
  });

  test('compiles strictly', () => {
    expect(EXAMPLES.length).toBeGreaterThan(10);
    expect(problems).toEqual([]);
  });

  test.each(EXAMPLES.map(({ title }, example) => [title, example] as const))(
    'runs to its end: %s',
    async (_, example) => {
      expect(await complaints[example]).toBe('');
    },
    15_000,
  );
});
