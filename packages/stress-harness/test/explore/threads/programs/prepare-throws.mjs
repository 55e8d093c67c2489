// Nothing of it runs.
export const threads = ['A'];

export function setup() {
  return { word: new Int32Array(new SharedArrayBuffer(4)) };
}

export function prepare() {
  throw new Error('not ready');
}

export function thread(_, { word }) {
  Atomics.add(word, 0, 1);
}
