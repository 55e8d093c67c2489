import { expect, test } from '@jest/globals';
import { SeededRandom } from '../../src/seed.js';
import { RUNS } from './run-plans.js';

test('a million operations of eight threads on a thousand breakers are judged within a minute', () => {
  const run = RUNS['breaker that tells who is late'];
  const random = new SeededRandom(20_260_101, 'million');
  const made = run?.({ objects: 1_000, perObject: 1_000, random });
  // Its time is limited to that minute; out of time would be unknown.
  expect(made?.judge(made.history)).toMatchObject({
    kind: 'ok',
    objects: 1_000,
    operations: 1_000_000,
  });
});
