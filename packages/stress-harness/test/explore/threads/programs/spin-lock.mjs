export const threads = ['A', 'B'];

export function setup() {
  return {
    lock: new Int32Array(new SharedArrayBuffer(4)),
    count: new Int32Array(new SharedArrayBuffer(4)),
  };
}

export function thread(_name, { lock, count }) {
  while (Atomics.compareExchange(lock, 0, 0, 1) !== 0);
  count[0] += 1;
  Atomics.store(lock, 0, 0);
}

export function atRest({ count }) {
  return count[0] === 2 ? undefined : `two increments made ${count[0]}`;
}
