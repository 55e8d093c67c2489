export const threads = ['A', 'B'];
export const setup = () => ({});
export function thread() {
  Atomics.add(new Int32Array(new SharedArrayBuffer(4)), 0, 1);
}
