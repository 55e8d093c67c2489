import { spawnSync } from 'node:child_process';
import { getPriority } from 'node:os';
import { expect, test } from '@jest/globals';
import { type LabListener, runLab } from '../../src/lab/run-lab.js';
import { jobOf } from './job-of.js';

test('a lab process hands over what its scenario measured, NaN included', async () => {
  expect(await runLab(jobOf('measures'))).toMatchObject({
    kind: 'measured',
    measurement: { calls: { offered: 1 }, metrics: { notANumber: NaN } },
  });
});

test('the same seed draws the same numbers in another process, another seed others', async () => {
  const draw = async (seed: number) => {
    const result = await runLab(jobOf('measures', { seed }));
    return result.kind === 'measured' ? result.measurement.metrics.draw : undefined;
  };
  const [first, again, other] = await Promise.all([draw(1), draw(1), draw(2)]);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('it runs before others where the system lets it, and as they do where not', async () => {
  const raise = 'os.setPriority(-10); process.stdout.write(String(os.getPriority()))';
  const { stdout } = spawnSync(process.execPath, ['--eval', raise], { encoding: 'utf8' });
  const isGranted = stdout !== '';
  const result = await runLab(jobOf('tells-its-niceness'));
  expect(result).toMatchObject({
    kind: 'measured',
    measurement: {
      metrics: isGranted ? { process: -10, session: -10 } : { process: getPriority() },
    },
  });
});

test('phases are heard as they begin; debug messages only in debug mode', async () => {
  const heard: string[] = [];
  const listen: LabListener = (message) =>
    heard.push(message.type === 'phase' ? message.name : message.event);
  await runLab(jobOf('measures'), listen);
  await runLab(jobOf('measures', { debug: true }), listen);
  expect(heard).toEqual(['only phase', 'inspector', 'only phase', 'seen']);
});
