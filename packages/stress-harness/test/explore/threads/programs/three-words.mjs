// Some steps of different threads meet in a word, others do not.
export const threads = ['A', 'B', 'C'];
export const outcomes = new Set();

export function setup() {
  return { words: new Int32Array(new SharedArrayBuffer(12)) };
}

export function thread(name, { words }) {
  if (name === 'A') return [Atomics.add(words, 0, 1), Atomics.load(words, 1)];
  if (name === 'B') return [Atomics.exchange(words, 1, 2), Atomics.load(words, 2)];
  return [Atomics.add(words, 2, 3), Atomics.compareExchange(words, 0, 1, 4)];
}

export function invariant({ words }) {
  outcomes.add(`on the way ${words.join()}`);
}

export function atRest({ words }, results) {
  outcomes.add(`${words.join()} ${JSON.stringify(results)}`);
}
