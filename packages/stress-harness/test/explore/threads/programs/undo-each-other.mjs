// Each undoes what the other needs: the memory changes all the time, and nobody gets on.
export const threads = ['A', 'B'];
export const setup = () => ({ word: new Int32Array(new SharedArrayBuffer(4)) });
export function thread(name, { word }) {
  const mine = name === 'A' ? 1 : 2;
  do Atomics.store(word, 0, 3 - mine);
  while (Atomics.load(word, 0) !== mine + 2);
}
