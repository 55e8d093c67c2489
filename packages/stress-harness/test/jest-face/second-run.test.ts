import { expect, test } from '@jest/globals';
import { holding, uniqueName } from '../lock/holding.js';
import { followJest } from './run-jest.js';

/** A Jest run is started. */

test('a second run beside the first says for whom it waits, and then goes on', async () => {
  const name = uniqueName();
  const first = await holding(name, 'linux');
  const second = await followJest('judged', {
    env: { FACE_LOCK: name },
    onOutput: (output) => {
      if (output.includes('waiting')) first.kill('SIGKILL');
    },
  });
  expect(second.output).toMatch(
    /› project › waiting, .*: stress-first \(process \d+, since .*, in \/somewhere\) · \d+ s/,
  );
  expect(second.exitCode).toBe(0);
  expect(second.reports).toMatchObject([{ verdict: { outcome: 'pass' } }]);
});
