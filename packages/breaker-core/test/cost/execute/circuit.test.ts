import { describe, expect, test } from '@jest/globals';
import type { CostBreakerOptions } from '../../../src/index.js';
import { BROKEN_OFF, costLab, daily, pending } from '../cost-lab.js';

const CIRCUIT = {
  trip: { kind: 'consecutive-failures', failures: 2 },
  openDurationMs: 1_000,
} as const;

const tripping = (options: CostBreakerOptions = {}) =>
  costLab({ dailyCap: 1, circuit: CIRCUIT, ...options });

const fail = (): never => {
  throw BROKEN_OFF;
};

async function failTwice({ breaker }: ReturnType<typeof tripping>): Promise<void> {
  for (let i = 0; i < 2; i++) {
    await expect(breaker.execute(fail, { estimate: 0.1 })).rejects.toBe(BROKEN_OFF);
  }
}

describe('a cost breaker is a circuit breaker', () => {
  test('failing calls open it: the next call is turned away, and no money is held for it', async () => {
    const lab = tripping();
    await failTwice(lab);
    let runs = 0;
    await expect(lab.breaker.execute(() => ++runs, { estimate: 0.1 })).rejects.toMatchObject({
      code: 'ERR_CIRCUIT_OPEN',
      breakerName: 'cost-breaker',
    });
    expect(runs).toBe(0);
    expect(lab.breaker.usage).toMatchObject({ admitted: 2, released: 2, blocked: 0 });
    expect(lab.breaker.circuit.state).toBe('open');
  });

  test('it closes again by its own time', async () => {
    const lab = tripping();
    await failTwice(lab);
    lab.clock.advance(1_000);
    await lab.breaker.execute(() => 1, { estimate: 0.1 });
    expect(lab.breaker.circuit.state).toBe('closed');
  });

  test('by default it opens at half of 20 calls failing', async () => {
    const { breaker } = costLab({ dailyCap: 100 });
    const calls = Array.from({ length: 20 }, (_, i) =>
      breaker.execute(i % 2 === 0 ? fail : () => 1, { estimate: 1 }).catch(() => undefined),
    );
    await Promise.all(calls);
    expect(breaker.circuit.state).toBe('open');
  });

  test('`circuit: false` leaves the decision to the budgets', async () => {
    const lab = tripping({ circuit: false });
    for (let i = 0; i < 50; i++) await failTwice(lab);
    expect(lab.breaker.circuit.state).toBe('disabled');
  });

  test('a timeout of the circuit breaker holds for calls that name none', async () => {
    const { breaker, clock } = costLab({ dailyCap: 1, circuit: { timeoutMs: 50 } });
    const call = breaker.execute(() => pending<null>().promise, { estimate: 0.1 });
    clock.advance(50);
    await expect(call).rejects.toMatchObject({ code: 'ERR_CALL_TIMEOUT' });
  });
});

describe('F36: the closer to the cap, never the weaker the gate', () => {
  for (const spent of [0, 0.5, 0.95, 0.999_999, 1, 2]) {
    test(`with ${spent} of 1 spent, failing calls open it and the open circuit lets nothing pass`, async () => {
      const lab = tripping();
      await failTwice(lab);
      lab.breaker.reserve(Math.min(spent, 1)).commit(spent);
      let runs = 0;
      const asked = Array.from({ length: 10 }, () =>
        lab.breaker.execute(() => ++runs, { estimate: 0 }).catch(() => undefined),
      );
      await Promise.all(asked);
      expect(runs).toBe(0);
    });
  }

  test('with the circuit closed, the cap still holds', async () => {
    const { breaker } = tripping();
    breaker.reserve(1);
    await expect(breaker.execute(() => 1, { estimate: 0.1 })).rejects.toMatchObject({
      code: 'ERR_BUDGET_EXCEEDED',
    });
  });
});

describe('what money or a mistake turns away says nothing of the upstream', () => {
  const mistakes: Record<string, object> = {
    'an estimate that does not fit': { estimate: 2 },
    'an estimate that is no amount': { estimate: Number.NaN },
    'no estimate': {},
    'an unknown scope': { estimate: 0.1, scope: 'nowhere' },
  };
  for (const [mistake, call] of Object.entries(mistakes)) {
    test(`${mistake}, a thousand times, opens nothing`, async () => {
      const { breaker } = tripping();
      for (let i = 0; i < 1_000; i++) {
        await breaker.execute(() => 1, call).catch(() => undefined);
      }
      expect(breaker.circuit.state).toBe('closed');
      expect(breaker.circuit.counts).toMatchObject({ failed: 0, ignored: 1_000 });
    });
  }

  test('also after the classifier was replaced', async () => {
    const { breaker } = tripping();
    const seen: unknown[] = [];
    breaker.circuit.configure({
      classify: (error) => {
        seen.push(error);
        return 'failure';
      },
    });
    await expect(breaker.execute(() => 1, { estimate: 2 })).rejects.toThrow(/budget/);
    await expect(breaker.execute(fail, { estimate: 0.1 })).rejects.toBe(BROKEN_OFF);
    expect(seen).toEqual([BROKEN_OFF]);
    expect(breaker.circuit.counts).toMatchObject({ failed: 1, ignored: 1 });
  });

  test('a refusal of another breaker is the upstream’s own failure', async () => {
    const inner = costLab({ dailyCap: 0.000_001 }).breaker;
    const { breaker } = tripping();
    const nested = () => inner.execute(() => 1, { estimate: 1 });
    await expect(breaker.execute(nested, { estimate: 0.1 })).rejects.toThrow(/budget/);
    expect(breaker.circuit.counts).toMatchObject({ failed: 1, ignored: 0 });
  });

  test('a trial that does not fit gives its slot back and decides nothing', async () => {
    const lab = tripping();
    await failTwice(lab);
    lab.clock.advance(1_000);
    await expect(lab.breaker.execute(() => 1, { estimate: 2 })).rejects.toThrow(/budget/);
    expect(lab.breaker.circuit.state).toBe('half-open');
    await lab.breaker.execute(() => 1, { estimate: 0.1 });
    expect(lab.breaker.circuit.state).toBe('closed');
  });
});

test('options of the circuit breaker are checked with the others, under `circuit`', () => {
  expect(() => costLab({ dailyCap: -1, circuit: { halfOpenTrials: 0, timeoutMs: -1 } })).toThrow(
    /dailyCap must.*circuit\.halfOpenTrials must.*circuit\.timeoutMs must/s,
  );
  for (const circuit of [true, null, 1, [], { name: 'x' }, { clock: {} }]) {
    expect(() => costLab({ dailyCap: 1, circuit: circuit as false })).toThrow(/circuit must be/);
  }
});

test('a disposed breaker turns calls away; those that run still settle', async () => {
  const { breaker } = tripping();
  const work = pending<null>();
  const call = breaker.execute(() => work.promise, { estimate: 0.4 });
  breaker.dispose();
  await expect(breaker.execute(() => 1, { estimate: 0.1 })).rejects.toMatchObject({
    code: 'ERR_DISPOSED',
  });
  work.resolve(null);
  await call;
  expect(daily(breaker)).toMatchObject({ committedMicros: 400_000, reservedMicros: 0 });
});
