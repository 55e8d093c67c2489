import { expect, test } from '@jest/globals';
import { VIOLATIONS, ViolationTally } from '../src/violation-tally.js';
import * as targets from '../src/targets.js';

test('the first violation is told in words, all are counted', () => {
  const one = new ViolationTally();
  one.add('stuckBreakers', () => 'never said', 0);
  expect(one.notes).toEqual([]);
  one.add('trialsBeyondLimit', () => '3 of 2');
  one.add('unsettledCalls', () => 'later', 4);
  const all = new ViolationTally();
  all.addAll(one);
  all.addAll(one);
  expect(all.notes).toEqual(['trialsBeyondLimit: 3 of 2']);
  expect(all.counts).toMatchObject({ trialsBeyondLimit: 2, unsettledCalls: 8, stuckBreakers: 0 });
});

test('the first violation comes with the events before it', () => {
  const events = ['offered 1'];
  const tally = new ViolationTally(() => events);
  tally.add('startedWhileOpen', () => 'a call ran');
  events.push('offered 2');
  tally.add('startedWhileOpen', () => 'another one');
  expect(tally.notes).toEqual(['startedWhileOpen: a call ran', 'events before it: offered 1']);
});

test.each([
  ['seededInterleavings', targets.seededInterleavings],
  ['stampede', targets.stampede],
  ['simultaneousFailures', targets.simultaneousFailures],
])('every violation is a target of %s', (_, list) => {
  expect(list.map(({ metric }) => metric)).toEqual(expect.arrayContaining([...VIOLATIONS]));
});
