export const threads = ['A', 'B'];
export const outcomes = new Set();

export function setup() {
  return { counter: new Int32Array(new SharedArrayBuffer(4)) };
}

export function thread(_name, { counter }) {
  const seen = Atomics.load(counter, 0);
  Atomics.store(counter, 0, seen + 1);
  return seen;
}

export function atRest({ counter }, { A, B }) {
  outcomes.add(`A saw ${A}, B saw ${B}, made ${counter[0]}`);
}
