import { expect, test } from '@jest/globals';
import { SeededRandom } from '../../../src/seed.js';
import { always, drawn } from '../../../src/upstream/proxy/connection-script.js';
import type { SocketFault } from '../../../src/upstream/proxy/socket-fault.js';
import { converse, proxied } from './plain-client.js';

const SOUND = { fault: { kind: 'none' }, weight: 3 } as const;
const RESET = { fault: { kind: 'reset' }, weight: 1 } as const;

test('the same seed draws the same faults, each by its weight', () => {
  const kinds = (seed: number): string[] => {
    const script = drawn(new SeededRandom(seed, 'proxy'), [SOUND, RESET]);
    return Array.from({ length: 1_000 }, (_, i) => script(i + 1).kind);
  };
  expect(kinds(1)).toEqual(kinds(1));
  expect(kinds(1)).not.toEqual(kinds(2));
  const resets = kinds(1).filter((kind) => kind === 'reset').length;
  expect(resets).toBeGreaterThan(200);
  expect(resets).toBeLessThan(300);
});

test('a script is asked once for each connection, by its number', async () => {
  const { proxy } = await proxied({ kind: 'none' });
  const asked: number[] = [];
  proxy.enter((ordinal) => {
    asked.push(ordinal);
    return ordinal === 2 ? { kind: 'reset' } : { kind: 'none' };
  });
  const ends: string[] = [];
  for (let i = 0; i < 3; i++) ends.push((await converse(proxy.port)).end);
  expect(asked).toEqual([1, 2, 3]);
  expect(ends).toEqual(['end', 'ECONNRESET', 'end']);
});

test.each<[SocketFault, string]>([
  [{ kind: 'latency', requestMs: -1 }, '"latency": requestMs must be a number of at least 0'],
  [{ kind: 'latency', answerMs: NaN }, '"latency": answerMs must be a number of at least 0'],
  [{ kind: 'slow-close', closeMs: Infinity }, '"slow-close": closeMs must be a number'],
  [{ kind: 'bandwidth', bytesPerSec: 0 }, '"bandwidth": bytesPerSec must be above 0, got 0'],
  [{ kind: 'cut', afterBytes: -1 }, '"cut": afterBytes must be a number of at least 0, got -1'],
])('%j is refused before a connection meets it', (fault, message) => {
  expect(() => always(fault)).toThrow(message);
  expect(() => drawn(new SeededRandom(1, 'x'), [{ fault, weight: 1 }])).toThrow(message);
});

test('weights that cannot be drawn by are refused', () => {
  const random = new SeededRandom(1, 'x');
  expect(() => drawn(random, [])).toThrow('give one fault or more');
  expect(() => drawn(random, [{ ...RESET, weight: 0 }])).toThrow('the weight of "reset"');
});
