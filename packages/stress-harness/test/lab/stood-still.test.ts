import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { LabResult } from '../../src/lab/lab-result.js';
import type { LabListener } from '../../src/lab/run-lab.js';
import { runUndisturbed } from '../../src/lab/run-undisturbed.js';
import { jobOf } from './job-of.js';

/** Processes are started, and stopped for a while. */
const STOPPED_MS = 1_200;

/** Stops processes for more than a second, as soon as the first so many labs have begun. */
async function runWithStops(
  labs: number,
  whom: (lab: number, keeper: number) => readonly number[],
): Promise<{ readonly ends: readonly string[]; readonly result: LabResult }> {
  const ends: string[] = [];
  const onMessage: LabListener = (message) => {
    if (message.type !== 'phase' || !/^\d+ \d+$/.test(message.name) || ends.length >= labs) return;
    const [lab = NaN, keeper = NaN] = message.name.split(' ').map(Number);
    for (const pid of whom(lab, keeper)) {
      process.kill(pid, 'SIGSTOP');
      void sleep(STOPPED_MS).then(() => process.kill(pid, 'SIGCONT'));
    }
  };
  const result = await runUndisturbed(jobOf('rests'), {
    onBegin: () => undefined,
    onMessage,
    onEnd: (end) => ends.push(end.kind === 'died' ? end.cause : end.kind),
  });
  return { ends, result };
}

test.concurrent.each<[string, (lab: number, keeper: number) => readonly number[]]>([
  ['its process', (lab) => [lab]],
  ['its keeper', (_lab, keeper) => [keeper]],
  ['both, as when the machine sleeps', (lab, keeper) => [lab, keeper]],
])('a lab that was stopped (%s) is given up unread, and another one measures', async (_, whom) => {
  const { ends } = await runWithStops(1, whom);
  expect(ends).toEqual(['stood-still', 'measured']);
});

test.concurrent('three labs that were stopped are enough: nothing is measured', async () => {
  const { ends, result } = await runWithStops(9, (lab) => [lab]);
  expect(ends).toEqual(['stood-still', 'stood-still', 'stood-still']);
  expect(result).toMatchObject({ detail: expect.stringMatching(/for \d\.\d s$/) as unknown });
});
