export const threads = ['A', 'B'];
export const setup = () => ({ word: new Int32Array(new SharedArrayBuffer(4)) });
export function thread(name, { word }) {
  if (name === 'B') Atomics.store(word, 0, 1);
  else while (Atomics.load(word, 0) !== 2);
}
