export const threads = ['A', 'B'];
export const setup = () => ({ word: new Int32Array(new SharedArrayBuffer(4)) });
export async function thread(name, { word }) {
  if (Atomics.add(word, 0, 1) === 1) await new Promise(() => undefined);
}
