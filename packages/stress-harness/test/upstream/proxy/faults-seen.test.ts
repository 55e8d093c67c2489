import { expect, test } from '@jest/globals';
import type { SocketFault } from '../../../src/upstream/proxy/socket-fault.js';
import { converse, FRAME, proxied } from './plain-client.js';

const SILENCE_MS = 100;

const EXACTLY: [SocketFault, number, string][] = [
  [{ kind: 'none' }, 32, 'end'],
  [{ kind: 'latency', requestMs: 5, answerMs: 5 }, 32, 'end'],
  [{ kind: 'bandwidth', bytesPerSec: 3_200 }, 32, 'end'],
  [{ kind: 'slow-close', closeMs: 10 }, 32, 'end'],
  [{ kind: 'cut' }, 0, 'end'],
  [{ kind: 'cut', afterBytes: 1 }, 1, 'end'],
  [{ kind: 'cut', afterBytes: 31 }, 31, 'end'],
  [{ kind: 'reset' }, 0, 'ECONNRESET'],
  [{ kind: 'reset', afterBytes: 17 }, 17, 'ECONNRESET'],
  [{ kind: 'half-open' }, 0, 'nothing'],
  [{ kind: 'half-open', afterBytes: 17 }, 17, 'nothing'],
];

test.each(EXACTLY)('a client meets %j: %i bytes, then %s', async (fault, bytes, end) => {
  const { proxy } = await proxied(fault);
  const patience = end === 'nothing' ? { patienceMs: SILENCE_MS } : {};
  for (let connection = 1; connection <= 5; connection++) {
    const seen = await converse(proxy.port, patience);
    expect([seen.bytes, seen.end]).toEqual([FRAME.subarray(0, bytes), end]);
    expect(proxy.accepted).toBe(connection);
  }
});

test('a cut beyond the answer cuts nothing', async () => {
  const { proxy } = await proxied({ kind: 'cut', afterBytes: 33 });
  const { bytes, end } = await converse(proxy.port);
  expect([bytes, end]).toEqual([FRAME, 'end']);
});

test('a server that cannot be reached is a reset', async () => {
  const { proxy, server } = await proxied({ kind: 'none' });
  await server.close();
  expect((await converse(proxy.port)).end).toBe('ECONNRESET');
});

test('a proxy that is closed refuses', async () => {
  const { proxy } = await proxied({ kind: 'none' });
  const { port } = proxy;
  await proxy.close();
  expect((await converse(port)).end).toBe('ECONNREFUSED');
});
