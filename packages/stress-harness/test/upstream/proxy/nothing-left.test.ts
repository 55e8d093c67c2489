import { connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { converse, proxied } from './plain-client.js';

function networkHandles(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind.startsWith('TCP')).length;
}

test('nothing is left of 20 conversations but the two listeners, and then nothing', async () => {
  const before = networkHandles();
  const { proxy, server } = await proxied({ kind: 'slow-close', closeMs: 5 });
  await Promise.all(Array.from({ length: 20 }, () => converse(proxy.port)));
  expect([proxy.accepted, server.answered]).toEqual([20, 20]);
  // Never comes to it, and runs out of time, when one is left.
  while (networkHandles() - before !== 2) await sleep(1);
  await proxy.close();
  await server.close();
  expect(networkHandles()).toBe(before);
});

test('a peer that fell silent does not answer a client that ends; closing the proxy ends it', async () => {
  const { proxy } = await proxied({ kind: 'half-open' });
  const client = connect({ port: proxy.port, host: '127.0.0.1' });
  client.end('request');
  await sleep(50);
  expect([proxy.open, client.readableEnded]).toEqual([1, false]);
  client.resume();
  await Promise.all([proxy.close(), once(client, 'close')]);
  expect(proxy.open).toBe(0);
});

test('a client that leaves before its late answer takes its connections along', async () => {
  const { proxy } = await proxied({ kind: 'latency', answerMs: 50 });
  const { end } = await converse(proxy.port, { patienceMs: 10 });
  expect(end).toBe('nothing');
  while (proxy.open > 0) await sleep(1);
  expect(proxy.accepted).toBe(1);
});

test('closing twice, and what was never used, is no harm', async () => {
  const { proxy, server } = await proxied({ kind: 'none' });
  await Promise.all([proxy.close(), server.close()]);
  expect(proxy.accepted).toBe(0);
});
