export const threads = ['A', 'B'];
export const setup = () => ({ word: new Int32Array(new SharedArrayBuffer(4)) });
export function thread(name, { word }) {
  Atomics.load(word, 0);
  while (name === 'B');
}
