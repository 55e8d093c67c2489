export const threads = ['A', 'B'];

export function setup() {
  return { counter: new Int32Array(new SharedArrayBuffer(4)) };
}

export function thread(_name, { counter }) {
  for (;;) {
    const seen = Atomics.load(counter, 0);
    if (Atomics.compareExchange(counter, 0, seen, seen + 1) === seen) return seen;
  }
}

export function atRest({ counter }, { A, B }) {
  if (counter[0] !== 2) return `two increments made ${counter[0]}`;
  return A === B ? `both saw ${A}` : undefined;
}
