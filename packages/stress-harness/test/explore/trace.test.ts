import { expect, test } from '@jest/globals';
import { Trace } from '../../src/index.js';

function fingerprint(events: readonly (readonly [string, number])[]): number {
  const trace = new Trace({ keep: 0 });
  for (const [event, value] of events) trace.add(event, value);
  return trace.fingerprint;
}

test('traces are equal when, and only when, event, value and order are', () => {
  const events = [
    ['offered', 1],
    ['started', 2],
  ] as const;
  expect(fingerprint(events)).toBe(fingerprint([...events]));
  expect(fingerprint(events)).not.toBe(fingerprint([events[1], events[0]]));
  expect(fingerprint(events)).not.toBe(fingerprint([events[0], ['started', 3]]));
  expect(fingerprint(events)).not.toBe(fingerprint([events[0], ['settled', 2]]));
  expect(fingerprint(events)).not.toBe(fingerprint([events[0]]));
});

test('the last events are kept, oldest first, and no more than asked for', () => {
  const trace = new Trace({ keep: 2 });
  for (const value of [1, 2, 3]) trace.add('started', value);
  expect(trace.tail).toEqual(['started 2', 'started 3']);
});
