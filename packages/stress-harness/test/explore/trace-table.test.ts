import { expect, test } from '@jest/globals';
import { renderTrace } from '../../src/explore/index.js';

test('a trace is a table: one column an actor, one row a step', () => {
  const trace = [
    { actor: 'deposit', did: 'start' },
    { actor: 'w', did: 'read balance: 0' },
    { actor: 'deposit', did: 'write' },
  ];
  expect(`\n${renderTrace(trace)}`).toBe(`
   deposit  w
   ───────  ───────────────
1  start
2           read balance: 0
3  write`);
});

test('of more than 15 steps, those of one actor without a break are folded', () => {
  const steps = (actor: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({ actor, did: `${actor}${index + 1}` }));
  expect(`\n${renderTrace([...steps('a', 12), ...steps('b', 3), ...steps('a', 1)])}`).toBe(`
    a         b
    ────────  ──
 1  a1
    … 9 more
11  a11
12  a12
13            b1
14            b2
15            b3
16  a1`);
  expect(renderTrace(steps('a', 15)).split('\n')).toHaveLength(2 + 15);
});

test('of a long trace the first 12 and the last 36 rows are shown', () => {
  const trace = Array.from({ length: 49 }, (_, index) => ({
    actor: index % 2 === 0 ? 'a' : 'b',
    did: `step ${index + 1}`,
  }));
  const lines = renderTrace(trace).split('\n');
  expect(lines.slice(12, 17)).toEqual([
    '11  step 11',
    '12           step 12',
    ' …',
    '14           step 14',
    '15  step 15',
  ]);
  expect(lines).toHaveLength(2 + 12 + 1 + 36);
  expect(renderTrace(trace.slice(1)).split('\n')).toHaveLength(2 + 48);
});

test('steps on memory that no other actor changes are left out', () => {
  const trace = [
    { actor: 'a', did: 'load' },
    { actor: 'a', did: 'count', own: true as const },
    { actor: 'b', did: 'store' },
  ];
  expect(renderTrace(trace)).not.toContain('count');
  expect(renderTrace(trace)).toContain('2        store');
});
