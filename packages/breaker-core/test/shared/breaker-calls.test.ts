import { describe, expect, test } from '@jest/globals';
import { CallRejectedError, InvalidCallError, PermitError } from '../../src/index.js';
import { boom, deferred, never, settled } from '../fixture.js';
import { BreakerLab } from './breaker-lab.js';

describe('calls of a shared breaker are made as those of a local one', () => {
  test('execute resolves to the value, and rejects with the error, of the function', async () => {
    const { first } = new BreakerLab();
    await expect(first.execute(() => 'fine')).resolves.toBe('fine');
    await expect(first.execute(() => Promise.resolve('fine'))).resolves.toBe('fine');
    await expect(first.execute(() => Promise.reject(boom))).rejects.toBe(boom);
    await expect(
      first.execute(() => {
        throw boom;
      }),
    ).rejects.toBe(boom);
    expect(first.counts).toMatchObject({ admitted: 4, succeeded: 2, failed: 2, inFlight: 0 });
  });

  test('a call that is turned away rejects, or is a rejected result; its function never runs', async () => {
    const { first } = new BreakerLab().fail();
    const run = () => {
      expect(true).toBe(false);
    };
    await expect(first.execute(run)).rejects.toBeInstanceOf(CallRejectedError);
    await expect(first.tryExecute(run)).resolves.toMatchObject({
      status: 'rejected',
      rejection: { reason: 'open', retryAfterMs: 1_000 },
    });
    expect(first.counts.rejected).toBe(2);
  });

  test('tryExecute tells values and errors apart by status', async () => {
    const { first } = new BreakerLab();
    await expect(first.tryExecute(() => 1)).resolves.toEqual({ status: 'fulfilled', value: 1 });
    const failing = first.tryExecute(() => Promise.reject(boom));
    await expect(failing).resolves.toEqual({ status: 'failed', error: boom });
  });

  test('a call that is out of time fails with its signal aborted, and what it gives is dropped', async () => {
    const { first, clock } = new BreakerLab({ timeoutMs: 50 });
    const upstream = deferred();
    let signal: AbortSignal | undefined;
    const call = first.execute((context) => {
      ({ signal } = context);
      return upstream.promise;
    });
    clock.advance(50);
    await expect(call).rejects.toMatchObject({ code: 'ERR_CALL_TIMEOUT', timeoutMs: 50 });
    upstream.resolve('too late');
    await new Promise(setImmediate);
    expect(signal?.aborted).toBe(true);
    expect(first.counts).toMatchObject({ failed: 1, timedOut: 1, succeeded: 0, inFlight: 0 });
  });

  test("a call's own timeout outranks the breaker's", async () => {
    const { first, clock } = new BreakerLab({ timeoutMs: 50 });
    const call = settled(first.execute(never, { timeoutMs: 80 }));
    clock.advance(79);
    expect(await call.now()).toBe('pending');
    clock.advance(1);
    expect(await call.now()).toMatchObject({ timeoutMs: 80 });
  });

  test('a call that its caller gives up is cancelled; one given up before never runs', async () => {
    const { first } = new BreakerLab();
    const caller = new AbortController();
    const { signal } = caller;
    const call = first.execute(never, { signal });
    caller.abort(boom);
    await expect(call).rejects.toBe(boom);
    await expect(first.execute(never, { signal })).rejects.toBe(boom);
    await expect(first.tryExecute(never, { signal })).resolves.toEqual({
      status: 'failed',
      error: boom,
    });
    expect(first.counts).toMatchObject({ admitted: 1, cancelled: 1, failed: 0, inFlight: 0 });
  });

  test('a call that ends in time leaves no timer', async () => {
    const { first, clock } = new BreakerLab({ timeoutMs: 50 });
    await first.execute(() => 'fine');
    clock.advance(50);
    expect(first.counts).toMatchObject({ succeeded: 1, timedOut: 0, failed: 0 });
  });

  test.each(['execute', 'tryExecute'] as const)('%s refuses what is no call', async (method) => {
    const { first } = new BreakerLab();
    await expect(first[method](1 as never)).rejects.toBeInstanceOf(InvalidCallError);
    const mistaken = first[method](() => 1, { timeoutMs: NaN });
    await expect(mistaken).rejects.toBeInstanceOf(InvalidCallError);
    expect(first.counts.admitted).toBe(0);
  });

  test('a permit is settled once', () => {
    const permit = new BreakerLab().first.acquire();
    permit.success();
    for (const again of ['success', 'failure', 'ignore', 'cancel'] as const) {
      expect(() => {
        permit[again]();
      }).toThrow(PermitError);
    }
  });
});
