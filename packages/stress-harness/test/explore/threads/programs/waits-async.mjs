export const threads = ['A', 'B'];
export const setup = () => ({ word: new Int32Array(new SharedArrayBuffer(4)) });
export async function thread(name, { word }) {
  await Atomics.waitAsync(word, 0, 0).value;
}
