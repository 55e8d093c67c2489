import { CallRecorder } from '@breaker-lab/stress-harness';
import { expect, test } from '@jest/globals';
import { MeantCalls } from '../src/meant-calls.js';

const FAULT = new Error('no');
const fail = { end: 'failed', isMeant: (error: unknown) => error === FAULT } as const;
const reject = { ...fail, end: 'rejected' } as const;
const succeed = { end: 'succeeded' } as const;
const answers = (): Promise<number> => Promise.resolve(1);
const fails = (): Promise<never> => Promise.reject(FAULT);

test('calls that end as they are meant to are counted by their ends', async () => {
  const recorder = new CallRecorder();
  const calls = new MeantCalls(recorder);
  await calls.run(answers, succeed);
  await calls.run(fails, fail);
  await calls.run(fails, reject);
  expect(recorder.counts).toMatchObject({ offered: 3, succeeded: 1, failed: 1, rejected: 1 });
  expect(calls.figures).toEqual({ unsettledCalls: 0, endedOtherwise: 0 });
});

test('success where a failure was meant, and any other error, have ended otherwise', async () => {
  const calls = new MeantCalls(new CallRecorder());
  await calls.run(answers, fail);
  await calls.run(fails, succeed);
  await calls.run(() => Promise.reject(new Error('another')), fail);
  expect(calls.figures.endedOtherwise).toBe(3);
});

test('a call that throws at once has ended, too', async () => {
  const calls = new MeantCalls(new CallRecorder());
  await calls.run(() => {
    throw FAULT;
  }, fail);
  expect(calls.figures).toEqual({ unsettledCalls: 0, endedOtherwise: 0 });
});

test('a call that never settles is unsettled', () => {
  const calls = new MeantCalls(new CallRecorder());
  void calls.run(() => new Promise(() => undefined), succeed);
  expect(calls.figures.unsettledCalls).toBe(1);
});
