import { describe, expect, test } from '@jest/globals';
import { CircuitBreaker } from '../../src/index.js';
import {
  BreakerMetricProducer,
  type BreakerSource,
  observeBreakers,
} from '../../src/otel/index.js';
import { closedScene, codeOf, DEADLINE_MS, dueScene, failTimes } from '../fixture.js';
import { meterLab, type MeterLab } from './meter-lab.js';

function observed(source: BreakerSource): MeterLab {
  const lab = meterLab();
  observeBreakers(lab.meter, source);
  return lab;
}

const produced = (source: BreakerSource): MeterLab =>
  meterLab({ metricProducers: [new BreakerMetricProducer(source)] });

function times(count: number, call: () => unknown): void {
  for (let made = 0; made < count; made++) call();
}

describe.each([
  ['observed by a meter', observed],
  ['given by a producer', produced],
])('metrics %s are the counts of the breaker', (_, labOf) => {
  test('calls by their outcome', async () => {
    const { breaker } = closedScene({ name: 'a' });
    const late = breaker.acquire();
    times(3, () => {
      breaker.acquire().success();
    });
    times(4, () => {
      breaker.acquire().ignore();
    });
    times(5, () => {
      breaker.acquire().cancel();
    });
    failTimes(breaker, 2);
    late.success();
    times(6, () => codeOf(() => breaker.acquire()));
    expect(await labOf([breaker]).values('breaker.calls')).toEqual({
      'a,success': 3,
      'a,failure': 2,
      'a,ignored': 4,
      'a,cancelled': 5,
      'a,late': 1,
      'a,rejected': 6,
    });
  });

  test('calls in flight, and those given up', async () => {
    const { breaker, clock } = closedScene({ name: 'a', timeoutMs: 10 });
    void breaker.tryExecute(() => new Promise(() => undefined));
    breaker.acquire();
    clock.advance(10);
    await Promise.resolve();
    const lab = labOf([breaker]);
    expect(await lab.values('breaker.call.active')).toEqual({ a: 1 });
    expect(await lab.values('breaker.call.abandoned')).toEqual({ a: 1 });
    expect(await lab.values('breaker.call.timed_out')).toEqual({ a: 1 });
  });

  test('slow calls', async () => {
    const { breaker, clock } = closedScene({ name: 'a', slowCallDurationMs: 5 });
    const call = breaker.acquire();
    clock.advance(5);
    call.success();
    expect(await labOf([breaker]).values('breaker.call.slow')).toEqual({ a: 1 });
  });

  test('trials that lost their slot', async () => {
    const { breaker, clock } = dueScene({ name: 'a' });
    breaker.acquire();
    clock.advance(DEADLINE_MS);
    breaker.acquire();
    expect(await labOf([breaker]).values('breaker.trial.expired')).toEqual({ a: 1 });
  });

  test('what shadow mode would have turned away', async () => {
    const { breaker } = closedScene({ name: 'a', shadow: true });
    failTimes(breaker, 2);
    breaker.acquire();
    expect(await labOf([breaker]).values('breaker.shadow.rejections')).toEqual({ a: 1 });
  });

  test('faults of listeners', async () => {
    const breaker = new CircuitBreaker({ name: 'a' });
    breaker.on('transition', () => {
      throw new Error('listener');
    });
    breaker.forceOpen();
    expect(await labOf([breaker]).values('breaker.observer.errors')).toEqual({ a: 1 });
  });

  test('1 for the state it is in, 0 for the seven others, and anew at each collection', async () => {
    const { breaker } = closedScene({ name: 'a' });
    const lab = labOf([breaker]);
    const closed = await lab.values('breaker.state');
    breaker.isolate();
    const isolated = await lab.values('breaker.state');
    const zeros = Object.fromEntries(Object.keys(closed).map((state) => [state, 0]));
    expect(Object.keys(closed)).toHaveLength(8);
    expect(closed).toEqual({ ...zeros, 'a,closed': 1 });
    expect(isolated).toEqual({ ...zeros, 'a,isolated': 1 });
  });
});
