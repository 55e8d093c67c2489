import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { LightragClient } from '../../../src/upstream/lightrag/lightrag-client.js';
import { LightragServer } from '../../../src/upstream/lightrag/lightrag-server.js';

const PATIENCE_MS = 60_000;
const POLL_MS = 20;
const PROCESSES_MS = 30_000;
const started: LightragServer[] = [];

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

async function start(options = {}): Promise<LightragServer> {
  const server = await LightragServer.start(options);
  started.push(server);
  return server;
}

async function endsSoon(pid: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += POLL_MS) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await sleep(POLL_MS);
  }
  return false;
}

test('it listens on this machine alone, answers, and counts', async () => {
  const server = await start({ apiKey: 'key' });
  expect(server.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const client = new LightragClient({ baseUrl: server.baseUrl, apiKey: 'key' });
  await client.query('what is it?');
  const counts = await server.settledCounts({ patienceMs: PATIENCE_MS });
  expect(counts).toMatchObject({ received: 1, underWay: 0, ends: { answered: 1 } });
});

test('a script is in force once it was entered', async () => {
  const server = await start();
  await server.enter({ seed: 1, endpoints: { query: { faults: { unavailable: 1 } } } });
  const query = new LightragClient(server).query('what is it?');
  await expect(query).rejects.toMatchObject({ status: 503 });
});

test('a script that makes no sense is refused before it is sent', async () => {
  const server = await start();
  const script = { seed: 1, endpoints: { query: { faults: { reset: 2 } } } };
  await expect(server.enter(script)).rejects.toMatchObject({ code: 'ERR_SERVER_SCRIPT' });
});

test('it tells of each request that gets no more of an answer, whether half of one came or none', async () => {
  const server = await start();
  const half = { faults: { 'stalled-stream': 1 } };
  const endpoints = { query: { faults: { stalled: 1 } }, 'query-stream': half };
  await server.enter({ seed: 1, endpoints });
  const told = new Promise<string[]>((resolve) => {
    const ids: string[] = [];
    server.onStall((requestId) => {
      if (ids.push(requestId) === 2) resolve(ids.sort());
    });
  });
  const giveUp = new AbortController();
  const { signal } = giveUp;
  const client = new LightragClient(server);
  const calls = [
    client.query('what is it?', { signal, requestId: 'none' }),
    client.query('what is it?', { signal, requestId: 'half', stream: true }),
  ];
  expect(await told).toEqual(['half', 'none']);
  giveUp.abort();
  await Promise.allSettled(calls);
  const counts = await server.settledCounts({ patienceMs: PATIENCE_MS });
  expect(counts).toMatchObject({ underWay: 0, ends: { aborted: 2 } });
});

test('stopped, it is gone; stopping it again changes nothing', async () => {
  const server = await start();
  await server.stop();
  await server.stop();
  expect(await endsSoon(server.pid ?? NaN)).toBe(true);
});

test('an order to a server that is gone is an error, not silence', async () => {
  const server = await start();
  process.kill(server.pid ?? NaN, 'SIGKILL');
  await expect(server.counts()).rejects.toMatchObject({ code: 'ERR_LIGHTRAG_SERVER' });
});

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'it ends with the process that started it, also by %s',
  async (signal) => {
    const parent = spawn(process.execPath, [
      join(process.cwd(), 'test', 'upstream', 'lightrag', 'starts-a-server.mjs'),
    ]);
    const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
    parent.kill(signal);
    expect(await endsSoon(Number(chunk.toString()))).toBe(true);
  },
  // Two processes one after the other: on a busy machine that takes its time.
  PROCESSES_MS,
);
