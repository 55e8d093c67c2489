// One thread writes a word of 64 bits, the other reads a half of it.
export const threads = ['A', 'B'];

export function setup() {
  const memory = new SharedArrayBuffer(8);
  return { whole: new BigInt64Array(memory), halves: new Int32Array(memory) };
}

export function thread(name, { whole, halves }) {
  return name === 'A' ? Number(Atomics.exchange(whole, 0, 2n ** 40n)) : Atomics.load(halves, 1);
}
