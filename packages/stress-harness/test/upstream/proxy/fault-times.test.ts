import { expect, test } from '@jest/globals';
import { frameOf } from '../../../src/upstream/proxy/echo-server.js';
import { converse, proxied } from './plain-client.js';

/** Clocks of client and proxy are one; a timer is never early, but by less than this in rounding. */
const ROUNDING_MS = 1;

test('latency is added to each way', async () => {
  const { proxy } = await proxied({ kind: 'latency', requestMs: 40, answerMs: 60 });
  const { firstByteMs } = await converse(proxy.port);
  expect(firstByteMs).toBeGreaterThanOrEqual(100 - ROUNDING_MS);
});

test('several bytes that are late together are late once', async () => {
  const { proxy } = await proxied({ kind: 'latency', answerMs: 50 });
  const { firstByteMs, lastByteMs } = await converse(proxy.port, {
    frame: frameOf(Buffer.alloc(1_000_000)),
  });
  expect(lastByteMs - firstByteMs).toBeLessThan(1_000);
});

test('a slow close holds back the end, not the bytes', async () => {
  const { proxy } = await proxied({ kind: 'slow-close', closeMs: 100 });
  const { lastByteMs, endMs } = await converse(proxy.port);
  expect(endMs - lastByteMs).toBeGreaterThanOrEqual(100 - ROUNDING_MS);
});

test('1,000 bytes at 5,000 a second take 200 ms, in slices of 50', async () => {
  const { proxy } = await proxied({ kind: 'bandwidth', bytesPerSec: 5_000 });
  const frame = frameOf(Buffer.alloc(996));
  const { bytes, firstByteMs, lastByteMs } = await converse(proxy.port, { frame });
  expect(bytes).toHaveLength(1_000);
  expect(lastByteMs).toBeGreaterThanOrEqual(200 - ROUNDING_MS);
  expect(lastByteMs - firstByteMs).toBeGreaterThanOrEqual(100);
});

test('a large answer comes whole and in order', async () => {
  const { proxy } = await proxied({ kind: 'latency', requestMs: 1, answerMs: 1 });
  const payload = Buffer.from(Uint32Array.from({ length: 500_000 }, (_, i) => i).buffer);
  const { bytes, end } = await converse(proxy.port, { frame: frameOf(payload) });
  expect(end).toBe('end');
  expect(bytes.equals(frameOf(payload))).toBe(true);
});
