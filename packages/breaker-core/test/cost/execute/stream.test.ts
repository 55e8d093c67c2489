import { describe, expect, test } from '@jest/globals';
import { BROKEN_OFF, costLab, daily, pending } from '../cost-lab.js';

/** Three chunks of $0.10. */
async function* chunks(): AsyncGenerator<number> {
  for (const chunk of [1, 2, 3]) yield await Promise.resolve(chunk);
}

const DIME = { estimate: 0.8, costOf: () => 0.1 };

async function read<C>(stream: AsyncIterable<C>, { upTo = Infinity } = {}): Promise<C[]> {
  const seen: C[] = [];
  for await (const chunk of stream) {
    if (seen.push(chunk) >= upTo) break;
  }
  return seen;
}

describe('F33: a stream is charged what it used, however it ends', () => {
  test('by its source: all chunks arrive, and the sum of their costs is charged', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    await expect(read(breaker.stream(chunks, DIME))).resolves.toEqual([1, 2, 3]);
    expect(daily(breaker)).toMatchObject({ committedMicros: 300_000, reservedMicros: 0 });
    expect(breaker.circuit.counts.succeeded).toBe(1);
  });

  test('by a reader who leaves: the source is closed, what was read is charged', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    let closed = false;
    async function* source(): AsyncGenerator<number> {
      try {
        yield* chunks();
      } finally {
        closed = true;
      }
    }
    await read(breaker.stream(source, DIME), { upTo: 2 });
    expect(daily(breaker)).toMatchObject({ committedMicros: 200_000, reservedMicros: 0 });
    expect(breaker.circuit.counts.cancelled).toBe(1);
    await Promise.resolve();
    expect(closed).toBe(true);
  });

  test('by an error of the source: it is handed on, is a failure, and what was read is charged', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    async function* source(): AsyncGenerator<number> {
      yield await Promise.resolve(1);
      throw BROKEN_OFF;
    }
    await expect(read(breaker.stream(source, DIME))).rejects.toBe(BROKEN_OFF);
    expect(daily(breaker)).toMatchObject({ committedMicros: 100_000, reservedMicros: 0 });
    expect(breaker.circuit.counts.failed).toBe(1);
  });

  test('by the signal, while the source hangs: the reader hears at once', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const caller = new AbortController();
    const reasons: unknown[] = [];
    const stream = breaker.stream(
      ({ signal }) => {
        signal.addEventListener('abort', () => reasons.push(signal.reason));
        return { [Symbol.asyncIterator]: () => ({ next: hangAfter(1) }) };
      },
      { ...DIME, signal: caller.signal },
    );
    await stream.next();
    const next = stream.next();
    caller.abort(BROKEN_OFF);
    await expect(next).rejects.toBe(BROKEN_OFF);
    expect(reasons).toEqual([BROKEN_OFF]);
    expect(daily(breaker)).toMatchObject({ committedMicros: 100_000, reservedMicros: 0 });
    expect(breaker.circuit.counts).toMatchObject({ cancelled: 1, failed: 0 });
  });
});

/** Gives so many chunks, then nothing for ever. */
function hangAfter(chunksGiven: number): () => Promise<IteratorResult<number>> {
  let given = 0;
  return () => {
    if (given++ < chunksGiven) return Promise.resolve({ value: given, done: false });
    return pending<IteratorResult<number>>().promise;
  };
}

describe('where nothing tells what a stream has used', () => {
  test('one that came to its end, or broke off after a chunk, is charged the estimate', async () => {
    const { breaker } = costLab({ dailyCap: 10 });
    await read(breaker.stream(chunks, { estimate: 0.8 }));
    expect(daily(breaker).committedMicros).toBe(800_000);
    await read(breaker.stream(chunks, { estimate: 0.8 }), { upTo: 1 });
    expect(daily(breaker).committedMicros).toBe(1_600_000);
  });

  test('one that failed before its first chunk has cost nothing', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const source = () => Promise.reject(BROKEN_OFF);
    await expect(read(breaker.stream(source, { estimate: 0.8 }))).rejects.toBe(BROKEN_OFF);
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, reservedMicros: 0 });
  });

  test('`used` tells as well as `costOf`', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const stream = breaker.stream(
      ({ used }) => {
        used(0.25);
        return chunks();
      },
      { estimate: 0.8 },
    );
    await read(stream, { upTo: 1 });
    expect(daily(breaker).committedMicros).toBe(250_000);
  });

  test('a `costOf` that throws has the estimate charged, and told; the chunks arrive', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const costOf = (): number => {
      throw BROKEN_OFF;
    };
    await expect(read(breaker.stream(chunks, { estimate: 0.8, costOf }))).resolves.toHaveLength(3);
    expect(breaker.usage.unpriced).toBe(1);
    expect(daily(breaker).committedMicros).toBe(800_000);
  });
});

describe('a stream is guarded like a call', () => {
  test('nothing is held before the first chunk is asked for', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const stream = breaker.stream(chunks, DIME);
    expect(daily(breaker).reservedMicros).toBe(0);
    await stream.next();
    expect(daily(breaker).reservedMicros).toBe(800_000);
    await stream.return();
    expect(daily(breaker).reservedMicros).toBe(0);
  });

  test('it is refused for want of money, which is no failure of the upstream', async () => {
    const { breaker } = costLab({ dailyCap: 0.5 });
    await expect(read(breaker.stream(chunks, DIME))).rejects.toMatchObject({
      code: 'ERR_BUDGET_EXCEEDED',
    });
    expect(breaker.circuit.counts).toMatchObject({ failed: 0, ignored: 1 });
  });

  test('it is refused by an open circuit', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    breaker.circuit.forceOpen();
    await expect(read(breaker.stream(chunks, DIME))).rejects.toMatchObject({
      code: 'ERR_CIRCUIT_OPEN',
    });
  });

  test('each chunk gives its reservation a full time to live', async () => {
    const { breaker, clock } = costLab({ dailyCap: 1, reservationTtlMs: 1_000 });
    const stream = breaker.stream(chunks, DIME);
    for (let i = 0; i < 3; i++) {
      await stream.next();
      clock.advance(900);
    }
    expect(breaker.usage).toMatchObject({ expired: 0, liveReservations: 1 });
  });

  test('a mistake in the call is told at once', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    for (const call of [null, { costof: 1 }, { costOf: 1 }, { signal: {} }, { timeoutMs: 1 }]) {
      expect(() => breaker.stream(chunks, call as never)).toThrow(
        expect.objectContaining({ code: 'ERR_INVALID_CALL' }),
      );
    }
  });
});
