// Each thread takes a number before the run, and adds it within.
export const threads = ['A', 'B'];
export const outcomes = new Set();

export function setup() {
  return {
    next: new Int32Array(new SharedArrayBuffer(4)),
    sum: new Int32Array(new SharedArrayBuffer(4)),
  };
}

export function prepare(_, { next }) {
  return Atomics.add(next, 0, 1) + 1;
}

export function thread(name, { sum }, own) {
  Atomics.add(sum, 0, own);
  return own;
}

export function atRest({ sum }, { A, B }) {
  outcomes.add(`A has ${A}, B has ${B}, sum ${Atomics.load(sum, 0)}`);
}
