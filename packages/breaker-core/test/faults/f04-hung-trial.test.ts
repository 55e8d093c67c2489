import { describe, expect, test } from '@jest/globals';
import { admittedOf, boom, DEADLINE_MS, dueScene, succeed } from '../fixture.js';
import { admittedAmong, begin, beginMany, ENDS, SURFACES } from './calls.js';

const CALLERS = 20_000;
const hang = (): Promise<never> => new Promise(() => undefined);

describe('F4: a trial that never settles does not wedge half-open', () => {
  test.each(SURFACES)('%s: its slot is free again at the deadline', async (surface) => {
    const { breaker, clock } = dueScene();
    begin(breaker, surface);
    clock.advance(DEADLINE_MS - 1);
    expect(admittedOf(breaker, 1)).toBe(0);
    clock.advance(1);
    await begin(breaker, surface).end('success');
    expect([breaker.state, breaker.counts.expired]).toEqual(['closed', 1]);
  });

  test.each([1, 3, 100])(
    'when all of %i trials hang, so many come after them',
    (halfOpenTrials) => {
      const { breaker, clock } = dueScene({ halfOpenTrials });
      for (let period = 1; period <= 5; period++) {
        expect(admittedAmong(beginMany(breaker, 'execute', 1_000))).toBe(halfOpenTrials);
        clock.advance(DEADLINE_MS);
      }
      expect(breaker.counts.expired).toBe(4 * halfOpenTrials);
    },
  );

  test.each(ENDS)('a trial that lost its slot and then ends as %s decides nothing', async (end) => {
    const { breaker, clock } = dueScene();
    const lost = begin(breaker, 'execute');
    clock.advance(DEADLINE_MS);
    const trial = begin(breaker, 'execute');
    await lost.end(end);
    expect([breaker.state, breaker.counts.late]).toEqual(['half-open', 1]);
    await trial.end('failure');
    expect(breaker.state).toBe('open');
  });

  test('those who wait behind it go on at its deadline, without a new call', async () => {
    const halfOpenQueue = { maxCallers: CALLERS, maxWaitMs: 10 * DEADLINE_MS };
    const { breaker, clock } = dueScene({ halfOpenQueue });
    begin(breaker, 'execute');
    const waiting = breaker.execute(succeed);
    clock.advance(DEADLINE_MS);
    await expect(waiting).resolves.toBe('fine');
    expect(breaker.state).toBe('closed');
  });

  test('20,000 who wait behind it all hear their abort, and leave room for others', async () => {
    const halfOpenQueue = { maxCallers: CALLERS, maxWaitMs: 10 * DEADLINE_MS };
    const { breaker } = dueScene({ halfOpenQueue });
    begin(breaker, 'execute');
    const callers = Array.from({ length: CALLERS }, () => new AbortController());
    const calls = callers.map(({ signal }) => breaker.execute(hang, { signal }));
    for (const caller of callers) caller.abort(boom);
    const reasons = (await Promise.allSettled(calls)).map(
      (result) => 'reason' in result && (result.reason as unknown),
    );
    expect(new Set(reasons)).toEqual(new Set([boom]));
    void breaker.execute(succeed);
    expect(breaker.counts.rejected).toBe(0);
  });

  test('20,000 who wait behind it in vain are all turned away in time', async () => {
    const halfOpenQueue = { maxCallers: CALLERS, maxWaitMs: DEADLINE_MS / 2 };
    const { breaker, clock } = dueScene({ halfOpenQueue });
    begin(breaker, 'execute');
    const waiting = Array.from({ length: CALLERS }, () => breaker.tryExecute(hang));
    clock.advance(DEADLINE_MS / 2);
    const statuses = new Set((await Promise.all(waiting)).map(({ status }) => status));
    expect([statuses, breaker.counts.rejected]).toEqual([new Set(['rejected']), CALLERS]);
  });
});
