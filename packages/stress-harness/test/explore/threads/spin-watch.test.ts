import { expect, test } from '@jest/globals';
import { SpinWatch } from '../../../src/explore/threads/spin-watch.js';

function watched(steps: string): SpinWatch {
  const watch = new SpinWatch(3);
  for (const step of steps) watch.stoodStill(step, step);
  return watch;
}

test.each(['aaa', 'ababab', 'xaaa', 'abcabcabc'])('%s goes in a circle', (steps) => {
  expect(watched(steps).spinning).toBe(true);
});

test.each(['aa', 'ababa', 'aabaab', 'abcabcab'])('%s does not, yet', (steps) => {
  expect(watched(steps).spinning).toBe(false);
});

test('only a change of what it looks at gets it out', () => {
  const watch = watched('ababab');
  watch.changed('c');
  expect(watch.spinning).toBe(true);
  watch.changed('b');
  expect(watch.spinning).toBe(false);
});
