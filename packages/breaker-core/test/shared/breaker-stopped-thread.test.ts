import { describe, expect, test } from '@jest/globals';
import { explain } from './breaker-orders.js';
import { PAIRS, TRIPLES } from './breaker-scenes.js';

describe('threads that stop at any atomic step: it is as if they had come one after the other', () => {
  const scenes = [...Object.entries(PAIRS), ...Object.entries(TRIPLES)];
  test.each(scenes)('%s', (_, make) => {
    const { inTurn, explained, unexplained } = explain(make);
    expect(unexplained).toEqual([]);
    expect(explained).toEqual(inTurn);
  });
});
