import { describe, expect, test } from '@jest/globals';
import { closedScene, dueScene } from './fixture.js';

const WAYS = ['success', 'failure', 'ignore', 'cancel'] as const;
const OUTCOMES = { success: 'success', failure: 'failure', ignore: 'ignored', cancel: 'cancelled' };

describe('a permit settles exactly once', () => {
  test.each(WAYS.flatMap((first) => WAYS.map((second) => [first, second] as const)))(
    'after %s, a %s is an error and changes nothing',
    (first, second) => {
      const { breaker } = dueScene({ halfOpenTrials: 2 });
      const permit = breaker.acquire();
      permit[first]();
      const before = [breaker.counts, breaker.state];
      expect(() => {
        permit[second]();
      }).toThrow(
        expect.objectContaining({
          code: 'ERR_PERMIT_SETTLED',
          settledAs: OUTCOMES[first],
          attempted: OUTCOMES[second],
        }),
      );
      expect([breaker.counts, breaker.state]).toEqual(before);
    },
  );

  test('until then it is in flight', () => {
    const { breaker } = closedScene();
    const permit = breaker.acquire();
    expect(breaker.counts.inFlight).toBe(1);
    permit.success();
    expect(breaker.counts.inFlight).toBe(0);
  });
});
