import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterEach, describe, expect, test } from '@jest/globals';
import { BREAKER_EVENTS, CircuitBreaker } from '../src/index.js';
import { closedScene, codeOf, fail, failTimes, never } from './fixture.js';

const watching: (() => void)[] = [];

/** Everything that is told on the channels, as `breaker event`. */
function watch(hear: (message: Record<string, unknown>, event: string) => void): void {
  for (const event of BREAKER_EVENTS) {
    const name = `breaker-lab:${event}`;
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

/** Causes an event of each kind. */
async function live(name: string): Promise<void> {
  const { breaker, clock } = closedScene({ name, timeoutMs: 10 });
  const old = breaker.acquire();
  const call = breaker.tryExecute(never);
  clock.advance(10);
  await call;
  failTimes(breaker, 1);
  old.success();
  codeOf(() => breaker.acquire());
  breaker.restore({});
}

describe('every event of every breaker of the process is on a channel', () => {
  test('all five, in their order, with the breaker’s name', async () => {
    const heard: string[] = [];
    watch(({ breaker }, event) => heard.push(`${String(breaker)} ${event}`));
    await live('one');
    await live('other');
    const events = ['timeout', 'transition', 'late', 'rejected', 'snapshot-refused'];
    expect(heard).toEqual([
      ...events.map((event) => `one ${event}`),
      ...events.map((event) => `other ${event}`),
    ]);
  });

  test('what listeners hear, and the name: nothing else', () => {
    const messages: unknown[] = [];
    watch((message) => messages.push(message));
    const { breaker } = closedScene({ name: 'search' });
    let event: object = {};
    breaker.on('transition', (heard) => (event = heard));
    breaker.forceOpen();
    expect(messages).toEqual([{ breaker: 'search', ...event }]);
  });

  test('a subscriber that calls the breaker is told of what it causes afterwards', () => {
    const states: string[] = [];
    const { breaker } = closedScene();
    watch(({ to }) => {
      if (to === 'forced-open') breaker.disable();
      states.push(String(to));
    });
    breaker.forceOpen();
    expect(states).toEqual(['forced-open', 'disabled']);
  });

  test('a disposed breaker tells nothing', () => {
    const heard: unknown[] = [];
    watch((message) => heard.push(message));
    const breaker = new CircuitBreaker();
    const permit = breaker.acquire();
    breaker.dispose();
    codeOf(() => {
      permit.failure();
    });
    expect(heard).toEqual([]);
  });

  test('they are where Node’s own tools find them', () => {
    const names = BREAKER_EVENTS.map((event) => `breaker-lab:${event}`);
    expect(names.map((name) => channel(name).hasSubscribers)).toEqual(names.map(() => false));
    watch(fail);
    expect(names.map((name) => channel(name).hasSubscribers)).toEqual(names.map(() => true));
  });
});
