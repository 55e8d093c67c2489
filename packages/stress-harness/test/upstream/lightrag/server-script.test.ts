import { describe, expect, test } from '@jest/globals';
import {
  checkServerScript,
  type EndpointScript,
  fateOf,
} from '../../../src/upstream/lightrag/server-script.js';

const DRAWS = 4_000;

function fates(faults: EndpointScript['faults'] = {}, seed = 1): string[] {
  const script = { seed, endpoints: { query: { faults } } };
  return Array.from({ length: DRAWS }, (_, i) =>
    fateOf(script, { endpoint: 'query', text: `query ${i}` }),
  );
}

test('a text meets the same fate whenever it comes, another seed another one', () => {
  const faults = { reset: 0.5 };
  expect(fates(faults)).toEqual(fates(faults));
  expect(fates(faults, 2)).not.toEqual(fates(faults));
});

test('faults come in their shares, the rest is answered', () => {
  const seen = fates({ unavailable: 0.5, reset: 0.25 });
  const share = (fate: string): number => seen.filter((each) => each === fate).length / DRAWS;
  expect(share('unavailable')).toBeCloseTo(0.5, 1);
  expect(share('reset')).toBeCloseTo(0.25, 1);
  expect(share('answered')).toBeCloseTo(0.25, 1);
});

test('without faults all are answered, with a share of 1 none', () => {
  expect(new Set(fates())).toEqual(new Set(['answered']));
  expect(new Set(fates({ stalled: 0.9, reset: 0.1 }))).toEqual(new Set(['stalled', 'reset']));
});

describe('a script that makes no sense is refused, by its endpoint', () => {
  test.each<EndpointScript>([
    { latencyMs: -1 },
    { latencyMs: NaN },
    { pieceMs: Infinity },
    { unreportedShare: 1.1 },
    { faults: { reset: -0.1 } },
    { faults: { reset: 0.6, stalled: 0.6 } },
  ])('%j', (chat) => {
    expect(() => {
      checkServerScript({ seed: 1, endpoints: { chat } });
    }).toThrow(expect.objectContaining({ code: 'ERR_SERVER_SCRIPT' }));
    expect(() => {
      checkServerScript({ seed: 1, endpoints: { chat } });
    }).toThrow('chat');
  });

  test('shares that add up to 1 but for rounding make sense', () => {
    const faults = {
      reset: 0.6,
      stalled: 0.1,
      unavailable: 0.1,
      'rate-limited': 0.1,
      'cut-stream': 0.1,
    };
    expect(() => {
      checkServerScript({ seed: 1, endpoints: { query: { faults } } });
    }).not.toThrow();
  });
});
