export const threads = ['A', 'B'];
export const outcomes = new Set();

export function setup() {
  const words = () => new Int32Array(new SharedArrayBuffer(4));
  return { word: words(), mark: words(), ending: words() };
}

export function thread(name, { word, mark, ending }) {
  if (name === 'B') return Atomics.load(word, 0);
  Atomics.store(word, 0, 1);
  Atomics.store(word, 0, 2);
  try {
    Atomics.store(mark, 0, 1);
  } finally {
    // What a thread that is gone can no longer do.
    ending[0] = 1;
  }
  return 'done';
}

export function atRest({ word, mark, ending }, { A, B }) {
  outcomes.add(`${A ?? 'died'} at ${word[0]} mark ${mark[0]} ending ${ending[0]}, B saw ${B}`);
}
