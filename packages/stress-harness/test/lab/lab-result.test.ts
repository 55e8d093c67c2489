import { expect, test } from '@jest/globals';
import { concludeLab } from '../../src/lab/lab-result.js';

test.each([
  ['Error: plain', 'at work.js:1\nError: plain\n    at work (work.js:1:2)\n\nNode.js v20.20.2'],
  ['CircuitOpenError: named', 'CircuitOpenError: named\n    at work.js:1:2'],
  ['[CircuitOpenError: no stack] {', "throw e\n\n[CircuitOpenError: no stack] {\n  code: 'E'\n}"],
  ['Aborted', 'no error line\nAborted\n'],
])('a crash tells its reason out of what was printed: %s', (reason, stderrTail) => {
  const end = { type: 'ended', exitCode: 1, signal: null, timedOut: false, stderrTail } as const;
  expect(concludeLab(undefined, end)).toEqual({
    kind: 'died',
    cause: 'crashed',
    detail: `exit code 1: ${reason}`,
  });
});
