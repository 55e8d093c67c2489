// Words of 64 bits, reached through one buffer and through a view of it.
export const threads = ['A', 'B'];

export function setup() {
  const memory = new SharedArrayBuffer(24);
  return { memory, sum: new BigInt64Array(memory, 16, 1) };
}

export function thread(name, { memory, sum }) {
  const all = new BigInt64Array(memory);
  if (name === 'A') Atomics.store(all, 1, -(2n ** 60n));
  else Atomics.add(sum, 0, 5n);
}

export function atRest({ sum }) {
  return sum[0] === 5n ? 'all is written' : undefined;
}
