// Both words are set at once in some orders only, and at rest in none.
export const threads = ['A', 'B'];

export function setup() {
  return {
    x: new Int32Array(new SharedArrayBuffer(4)),
    y: new Int32Array(new SharedArrayBuffer(4)),
  };
}

export function thread(name, shared) {
  const word = name === 'A' ? shared.x : shared.y;
  Atomics.store(word, 0, 1);
  Atomics.store(word, 0, 0);
}

export function invariant({ x, y }) {
  return x[0] + y[0] === 2 ? 'x and y are both set' : undefined;
}
