export const threads = ['sleeper', 'waker'];

export function setup() {
  return { flag: new Int32Array(new SharedArrayBuffer(4)) };
}

export function thread(name, { flag }) {
  if (name === 'waker') {
    Atomics.store(flag, 0, 1);
    return Atomics.notify(flag, 0);
  }
  while (Atomics.load(flag, 0) === 0) Atomics.wait(flag, 0, 0);
  return 'awake';
}

export function atRest(_shared, { sleeper }) {
  return sleeper === 'awake' ? undefined : 'it sleeps';
}
