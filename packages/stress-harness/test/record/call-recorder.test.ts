import { describe, expect, test } from '@jest/globals';
import { type CallEnd, CallRecorder } from '../../src/record/call-recorder.js';

const ENDS: readonly CallEnd[] = ['succeeded', 'failed', 'rejected', 'cancelled'];
const NONE = { offered: 0, succeeded: 0, failed: 0, rejected: 0, cancelled: 0, timedOut: 0 };

const call = (recorder: CallRecorder, end: CallEnd, latencyMs = 1): void => {
  recorder.settle(recorder.offer(), { end, latencyMs });
};

describe('conservation', () => {
  test('each end is counted as itself', () => {
    const recorder = new CallRecorder();
    for (const [index, end] of ENDS.entries()) {
      for (let i = 0; i <= index; i++) call(recorder, end);
    }
    expect(recorder.counts).toEqual({
      offered: 10,
      succeeded: 1,
      failed: 2,
      rejected: 3,
      cancelled: 4,
      timedOut: 0,
    });
  });

  test('a call that has not settled is timed out, until it settles', () => {
    const recorder = new CallRecorder();
    const phase = recorder.offer();
    expect(recorder.counts).toEqual({ ...NONE, offered: 1, timedOut: 1 });
    recorder.settle(phase, { end: 'failed', latencyMs: 1 });
    expect(recorder.counts).toEqual({ ...NONE, offered: 1, failed: 1 });
  });

  test('in flight is what was offered and has not settled; its maximum stays', () => {
    const recorder = new CallRecorder();
    const phases = [recorder.offer(), recorder.offer(), recorder.offer()];
    for (const phase of phases) recorder.settle(phase, { end: 'succeeded', latencyMs: 1 });
    recorder.offer();
    expect([recorder.inFlight, recorder.maxInFlight]).toEqual([1, 3]);
  });
});

describe('phases', () => {
  test('a call belongs to the phase it was offered in, whenever it settles', () => {
    const recorder = new CallRecorder('healthy');
    const early = recorder.offer();
    recorder.beginPhase('outage');
    const late = recorder.offer();
    recorder.settle(late, { end: 'rejected', latencyMs: 1 });
    recorder.settle(early, { end: 'succeeded', latencyMs: 1 });
    expect(recorder.phases).toEqual([
      { phase: 'healthy', ...NONE, offered: 1, succeeded: 1 },
      { phase: 'outage', ...NONE, offered: 1, rejected: 1 },
    ]);
  });

  test('phases of one name are listed in order and added up by name', () => {
    const recorder = new CallRecorder('healthy');
    call(recorder, 'succeeded');
    recorder.beginPhase('outage');
    call(recorder, 'failed');
    recorder.beginPhase('healthy');
    call(recorder, 'succeeded');
    recorder.offer();
    expect(recorder.phases.map(({ phase }) => phase)).toEqual(['healthy', 'outage', 'healthy']);
    expect(recorder.phaseCounts('healthy')).toEqual({
      ...NONE,
      offered: 3,
      succeeded: 2,
      timedOut: 1,
    });
    expect(recorder.phaseCounts('no such phase')).toEqual(NONE);
    expect(recorder.counts.offered).toBe(4);
  });

  test('a phase nobody began is a mistake', () => {
    const recorder = new CallRecorder();
    expect(() => {
      recorder.settle(1, { end: 'succeeded', latencyMs: 1 });
    }).toThrow(RangeError);
  });
});

test('rejected calls have a latency distribution of their own', () => {
  const recorder = new CallRecorder();
  call(recorder, 'rejected', 5);
  for (const end of ['succeeded', 'failed', 'cancelled'] as const) call(recorder, end, 50);
  expect([recorder.rejectedLatency.count, recorder.admittedLatency.count]).toEqual([1, 3]);
  expect(recorder.rejectedLatency.maxMs).toBeCloseTo(5, 1);
  expect(recorder.admittedLatency.percentileMs(1)).toBeCloseTo(50, 1);
});

test('calls that were made in another thread count as offered, and by how they ended', () => {
  const recorder = new CallRecorder('here');
  recorder.settle(recorder.offer(), { end: 'failed', latencyMs: null });
  recorder.add({ succeeded: 3, rejected: 2 });
  expect(recorder.counts).toEqual({
    offered: 6,
    succeeded: 3,
    failed: 1,
    rejected: 2,
    cancelled: 0,
    timedOut: 0,
  });
  expect(recorder.inFlight).toBe(0);
});

test('phases and latencies of another are appended', () => {
  const recorder = new CallRecorder('first');
  call(recorder, 'succeeded');
  const later = new CallRecorder('second');
  call(later, 'failed', 9);
  later.offer();
  recorder.append(later);
  expect(recorder.phases.map(({ phase }) => phase)).toEqual(['first', 'second']);
  expect(recorder.counts).toMatchObject({ offered: 3, succeeded: 1, failed: 1, timedOut: 1 });
  expect(recorder.admittedLatency.count).toBe(2);
});
