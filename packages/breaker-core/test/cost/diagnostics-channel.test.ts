import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterEach, describe, expect, test } from '@jest/globals';
import { COST_EVENTS } from '../../src/cost/cost-events.js';
import { codeOf, costLab } from './cost-lab.js';

const watching: (() => void)[] = [];

/** Everything that is told on the channels of cost breakers. */
function watch(hear: (message: Record<string, unknown>, event: string) => void): void {
  for (const event of COST_EVENTS) {
    const name = `breaker-lab:cost:${event}`;
    const onMessage = (message: unknown): void => {
      hear(message as Record<string, unknown>, event);
    };
    subscribe(name, onMessage);
    watching.push(() => void unsubscribe(name, onMessage));
  }
}

afterEach(() => {
  for (const stop of watching.splice(0)) stop();
});

/** Causes events of each kind that is about money. */
async function live({ breaker, clock }: ReturnType<typeof costLab>): Promise<void> {
  breaker.reserve(0.1).release();
  breaker.reserve(0.1);
  clock.advance(300_000);
  await breaker.execute(() => 1, { estimate: 0.1, actual: () => Number.NaN });
  const reservation = breaker.reserve(0.1);
  reservation.commit(1);
  reservation.refund(0.5);
  codeOf(() => breaker.reserve(1));
  breaker.setCap({ per: 'day', cap: 2, softCap: 0.9 });
  breaker.reserve(0.3).release();
}

const softly = (name: string) => costLab({ name, budgets: [{ per: 'day', cap: 1, softCap: 0.9 }] });

const TOLD = [
  'released',
  'expired',
  'committed',
  'unpriced',
  'committed',
  'exceeded',
  'soft-limit',
  'refunded',
  'blocked',
  'cap-changed',
  'soft-limit',
  'released',
];

describe('every event of every cost breaker of the process is on a channel', () => {
  test('in their order, with the breaker’s name', async () => {
    const heard: string[] = [];
    watch(({ breaker }, event) => heard.push(`${String(breaker)} ${event}`));
    await live(softly('one'));
    await live(softly('other'));
    expect(heard).toEqual([
      ...TOLD.map((event) => `one ${event}`),
      ...TOLD.map((event) => `other ${event}`),
    ]);
  });

  test('what listeners hear, and the name: nothing else', async () => {
    const lab = softly('team');
    const messages: unknown[] = [];
    const events: unknown[] = [];
    watch((message) => messages.push(message));
    for (const name of COST_EVENTS) {
      lab.breaker.on(name, (event) => events.push({ breaker: 'team', ...event }));
    }
    await live(lab);
    expect(messages).toHaveLength(TOLD.length);
    expect(messages).toEqual(events);
  });

  test('a subscriber that uses the breaker is told of what it causes afterwards', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const told: string[] = [];
    watch(({ reservationId }, event) => {
      if (event === 'committed') breaker.reserve(0.1).release();
      told.push(`${event} ${String(reservationId)}`);
    });
    breaker.reserve(0.1).commit(0.1);
    expect(told).toEqual(['committed 1', 'released 2']);
  });

  test('a disposed breaker tells nothing, not even what was to be told next', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const told: string[] = [];
    watch((_, event) => told.push(event));
    const [one, two] = [breaker.reserve(0.1), breaker.reserve(0.1)];
    breaker.on('released', () => {
      breaker.dispose();
    });
    one.release();
    two.release();
    expect(told).toEqual([]);
  });

  test('who has left hears nothing; who comes later hears what happens then', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const told: string[] = [];
    breaker.reserve(0.1).release();
    watch((_, event) => told.push(event));
    breaker.reserve(0.1).commit(0.1);
    for (const stop of watching.splice(0)) stop();
    breaker.reserve(0.1).release();
    expect(told).toEqual(['committed']);
  });

  test('who comes while an event is told hears the next one', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const told: unknown[] = [];
    const off = breaker.on('released', () => {
      off();
      watch(({ reservationId }) => told.push(reservationId));
    });
    breaker.reserve(0.1).release();
    breaker.reserve(0.1).release();
    expect(told).toEqual([2]);
  });

  test('they are where Node’s own tools find them', () => {
    const names = COST_EVENTS.map((event) => `breaker-lab:cost:${event}`);
    expect(names.map((name) => channel(name).hasSubscribers)).toEqual(names.map(() => false));
    watch(() => undefined);
    expect(names.map((name) => channel(name).hasSubscribers)).toEqual(names.map(() => true));
  });
});
