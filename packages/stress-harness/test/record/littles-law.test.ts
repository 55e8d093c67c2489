import { expect, test } from '@jest/globals';
import { CallRecorder } from '../../src/record/call-recorder.js';
import { littlesLawError } from '../../src/record/littles-law.js';

const books = (recorder: CallRecorder, lagSumMs = 0): number =>
  littlesLawError({ recorder, lagSumMs });

test('one call of 4 ms and one of 6 ms make 10 call · ms, rejected or not', () => {
  const recorder = new CallRecorder();
  const first = recorder.offer(0);
  const second = recorder.offer(3);
  recorder.settle(first, { end: 'rejected', latencyMs: 4, atMs: 4 });
  recorder.settle(second, { end: 'succeeded', latencyMs: 6, atMs: 9 });
  expect(recorder.inFlightCallMs).toBe(10);
  expect(books(recorder)).toBe(0);
});

test('the time a call waited for the generator is in its latency, and not in flight', () => {
  const recorder = new CallRecorder();
  recorder.settle(recorder.offer(2), { end: 'succeeded', latencyMs: 7, atMs: 7 });
  expect(books(recorder, 2)).toBe(0);
  expect(books(recorder)).toBeCloseTo(0.4);
});

test('with calls unsettled it says nothing', () => {
  const recorder = new CallRecorder();
  recorder.offer(0);
  expect(books(recorder)).toBeNaN();
});

test('without moments it says nothing', () => {
  const recorder = new CallRecorder();
  recorder.settle(recorder.offer(), { end: 'succeeded', latencyMs: 1 });
  expect(books(recorder)).toBeNaN();
});
