// A sleep with a time-out beside two that notify: who is woken, by whom, and who is not.
export const threads = ['sleeper', 'other', 'waker'];
export const outcomes = new Set();

export function setup() {
  return { word: new Int32Array(new SharedArrayBuffer(4)) };
}

export function thread(name, { word }) {
  if (name === 'sleeper') return Atomics.wait(word, 0, 0, 10);
  if (name === 'other') return Atomics.wait(word, 0, 0, 10);
  Atomics.store(word, 0, 1);
  return Atomics.notify(word, 0, 1);
}

export function atRest(_shared, { sleeper, other, waker }) {
  outcomes.add(`${sleeper}, ${other}, woke ${waker}`);
}
