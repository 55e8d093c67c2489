// Three threads that read and change two words, each in its own way.
export const threads = ['A', 'B', 'C'];
export const outcomes = new Set();

export function setup() {
  return { words: new Int32Array(new SharedArrayBuffer(8)) };
}

export function thread(name, { words }) {
  if (name === 'A') return [Atomics.add(words, 0, 1), Atomics.load(words, 1)];
  if (name === 'B') return [Atomics.compareExchange(words, 0, 1, 5), Atomics.exchange(words, 1, 7)];
  return [Atomics.store(words, 1, 3), Atomics.or(words, 0, 8)];
}

export function atRest({ words }, { A, B, C }) {
  outcomes.add(`${words.join()}: A ${A}, B ${B}, C ${C}`);
}
