import { SeededRandom } from '@breaker-lab/stress-harness';
import { expect, test } from '@jest/globals';
import { LINES, USED_PERCENTS } from '../src/gates-cell.js';
import { drawGatesPlan } from '../src/gates-plan.js';

test('the sweep is full: 5 sets of rules × 3 circuits, each once, and 9 shares on each', () => {
  expect(new Set(LINES.map((line) => JSON.stringify(line))).size).toBe(5 * 3);
  expect(USED_PERCENTS).toHaveLength(9);
});

test('a plan has the rules of its line, in their order, with shares below the whole cap', () => {
  for (const [index, line] of LINES.entries()) {
    const { rules } = drawGatesPlan(new SeededRandom(1, `line ${index}`), line);
    expect(rules.map(({ throttle }) => (throttle ? 'throttle' : 'block'))).toEqual(line.rules);
    expect(rules.filter(({ percent }) => percent < 30 || percent > 95)).toEqual([]);
  }
});
