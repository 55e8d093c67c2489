import { describe, expect, test } from '@jest/globals';
import { costLab, daily } from './cost-lab.js';

describe('a call aborted half-way is charged what it used', () => {
  test('not nothing, and not the estimate', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const abort = new AbortController();
    const stream = async (): Promise<void> => {
      const reservation = breaker.reserve(0.8);
      let used = 0;
      try {
        for (let token = 0; token < 8; token += 1) {
          abort.signal.throwIfAborted();
          used += 0.1;
          if (token === 2) abort.abort(new Error('caller left'));
          await Promise.resolve();
        }
      } finally {
        reservation.commit(used);
      }
    };

    await expect(stream()).rejects.toThrow('caller left');
    expect(daily(breaker)).toMatchObject({ committedMicros: 300_000, reservedMicros: 0 });
  });
});
