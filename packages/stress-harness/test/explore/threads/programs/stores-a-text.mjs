// Stores a number that is written as a text.
export const threads = ['A', 'B'];
export const setup = () => ({ word: new Int32Array(new SharedArrayBuffer(4)) });

export function thread(name, { word }) {
  return name === 'A' ? Number(Atomics.store(word, 0, '5')) : Atomics.load(word, 0);
}
