// Two sleep for ever, and one of them is woken.
export const threads = ['first', 'second', 'waker'];

export function setup() {
  return { word: new Int32Array(new SharedArrayBuffer(4)) };
}

export function thread(name, { word }) {
  if (name === 'waker') Atomics.notify(word, 0, 1);
  else Atomics.wait(word, 0, 0);
}
