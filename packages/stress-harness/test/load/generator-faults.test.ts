import { describe, expect, test } from '@jest/globals';
import { generatorFaults } from '../../src/load/generator-faults.js';
import { Punctuality } from '../../src/load/punctuality.js';
import { CallRecorder } from '../../src/record/call-recorder.js';

const LIMIT = { percentile: 99, lagMsMax: 5 };

interface Told {
  readonly lagMs: number;
  /** The latency every call is recorded with; default: what it was. */
  readonly toldMs: number;
  readonly dropped: number;
}

/** A hundred calls, one a millisecond, each in flight for 10 ms and told to have taken so long. */
function run({ lagMs = 0, toldMs, dropped = 0 }: Partial<Told> = {}) {
  const latencyMs = toldMs ?? 10 + lagMs;
  const punctuality = new Punctuality();
  const recorder = new CallRecorder();
  const inFlight: number[] = [];
  for (let atMs = 0; inFlight.length > 0 || atMs < 100; atMs++) {
    if (atMs >= 10) {
      recorder.settle(inFlight.shift() ?? NaN, { end: 'succeeded', latencyMs, atMs });
    }
    if (atMs < 100) {
      punctuality.lag.record(lagMs);
      inFlight.push(recorder.offer(atMs));
    }
  }
  punctuality.dropped = dropped;
  return { punctuality, recorder };
}

test('a punctual run whose books agree has none', () => {
  expect(generatorFaults(run(), LIMIT)).toEqual([]);
  expect(generatorFaults(run({ lagMs: 4.9 }), LIMIT)).toEqual([]);
});

test('a run that was offered late is void', () => {
  expect(generatorFaults(run({ lagMs: 6 }), LIMIT)).toEqual([
    'the load generator lagged by 6.0 ms (p99, at most 5 ms)',
  ]);
});

test('a run of which arrivals were dropped is void', () => {
  expect(generatorFaults(run({ dropped: 3 }), LIMIT)).toEqual([
    'the load generator dropped 3 arrivals',
  ]);
});

describe("a run against Little's law is void", () => {
  test('when latency counts from the moment of the offer, not from the intended start', () => {
    expect(generatorFaults(run({ lagMs: 4, toldMs: 10 }), LIMIT)).toEqual([
      "the recorder's L and λW differ by 40.0 %",
    ]);
  });

  test('when latencies are too long', () => {
    expect(generatorFaults(run({ toldMs: 10.3 }), LIMIT)).toEqual([
      "the recorder's L and λW differ by 3.0 %",
    ]);
  });
});
