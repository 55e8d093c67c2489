import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Patience, type StallNews } from '../../../src/upstream/lightrag/patience.js';

/** A server that says of requests what it is told to. */
function toldServer() {
  const listeners: Parameters<StallNews['onStall']>[0][] = [];
  const server: StallNews = { onStall: (listener) => listeners.push(listener) };
  const stall = (requestId: string): void => {
    for (const listener of listeners) listener(requestId);
  };
  return { server, stall };
}

async function isGivenUp(signal: AbortSignal): Promise<boolean> {
  await sleep(20);
  return signal.aborted;
}

test('without a server to tell, a call is given up when its while is over', async () => {
  const signal = new Patience(1).begin('1');
  expect(await isGivenUp(signal)).toBe(true);
  expect(signal.reason).toMatchObject({ name: 'TimeoutError', message: 'nothing came for 1 ms' });
});

test('with one, nobody is given up who is still being answered', async () => {
  const { server, stall } = toldServer();
  const patience = new Patience(1, server);
  const [answered, stalled] = [patience.begin('1'), patience.begin('2')];
  stall('2');
  expect([await isGivenUp(answered), stalled.aborted]).toEqual([false, true]);
});

test('a call that has ended is not given up, nor is one that nobody knows', async () => {
  const { server, stall } = toldServer();
  const patience = new Patience(1, server);
  const signal = patience.begin('1');
  stall('1');
  patience.end('1');
  stall('1');
  stall('no such call');
  expect(await isGivenUp(signal)).toBe(false);
});
