// The sleeper looks, and then sleeps whatever has become of what it saw.
export const threads = ['sleeper', 'waker'];

export function setup() {
  const memory = new SharedArrayBuffer(8);
  return { flag: new Int32Array(memory, 0, 1), bell: new Int32Array(memory, 4, 1) };
}

export function thread(name, { flag, bell }) {
  if (name === 'waker') {
    Atomics.store(flag, 0, 1);
    Atomics.notify(bell, 0);
  } else if (Atomics.load(flag, 0) === 0) {
    Atomics.wait(bell, 0, 0);
  }
}
