// Keeps what it must not: the number of the run.
export const threads = ['A', 'B'];
export const setup = () => ({ word: new Int32Array(new SharedArrayBuffer(4)) });
let runs = 0;
export function thread(name, { word }) {
  Atomics.store(word, 0, runs++);
}
