export const threads = ['A', 'B'];

export function setup() {
  return { counter: new Int32Array(new SharedArrayBuffer(4)) };
}

export function thread(_name, { counter }) {
  const seen = Atomics.load(counter, 0);
  Atomics.store(counter, 0, seen + 1);
}

export function atRest({ counter }) {
  return counter[0] === 2 ? undefined : `two increments made ${counter[0]}`;
}
