import { expect, test } from '@jest/globals';
import { GoodputTimeline } from '../src/goodput-timeline.js';

test('a request counts in the bin in which it was meant to start, whenever it is answered', () => {
  const timeline = new GoodputTimeline(1_000, { binMs: 50 });
  for (const startMs of [1_000, 1_049, 1_050, 1_120]) timeline.offer(startMs);
  timeline.answer(1_049);
  timeline.answer(1_120);
  expect(timeline.shares).toEqual([0.5, 0, 1]);
});

test('a bin without requests is no loss', () => {
  const timeline = new GoodputTimeline(0, { binMs: 10 });
  timeline.offer(25);
  expect(timeline.shares).toEqual([1, 1, 0]);
});
