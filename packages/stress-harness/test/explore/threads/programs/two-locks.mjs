// Two locks that sleep, taken in opposite order.
export const threads = ['A', 'B'];

export function setup() {
  const memory = new SharedArrayBuffer(8);
  return { fork: new Int32Array(memory, 0, 1), knife: new Int32Array(memory, 4, 1) };
}

export function thread(name, { fork, knife }) {
  const [first, second] = name === 'A' ? [fork, knife] : [knife, fork];
  take(first);
  take(second);
  put(second);
  put(first);
}

function take(lock) {
  while (Atomics.compareExchange(lock, 0, 0, 1) !== 0) Atomics.wait(lock, 0, 1);
}

function put(lock) {
  Atomics.store(lock, 0, 0);
  Atomics.notify(lock, 0, 1);
}
