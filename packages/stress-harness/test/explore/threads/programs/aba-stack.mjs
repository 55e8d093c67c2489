// A stack of nodes 1 and 2, linked by index, whose head has no version.
export const threads = ['A', 'B'];

const EMPTY = 0;

export function setup() {
  const head = new Int32Array(new SharedArrayBuffer(4));
  const next = new Int32Array(new SharedArrayBuffer(12));
  head[0] = 1;
  next[1] = 2;
  return { head, next };
}

function pop({ head, next }) {
  for (;;) {
    const top = Atomics.load(head, 0);
    if (top === EMPTY) return EMPTY;
    const below = Atomics.load(next, top);
    if (Atomics.compareExchange(head, 0, top, below) === top) return top;
  }
}

function push({ head, next }, node) {
  for (;;) {
    const top = Atomics.load(head, 0);
    Atomics.store(next, node, top);
    if (Atomics.compareExchange(head, 0, top, node) === top) return;
  }
}

export function thread(name, stack) {
  if (name === 'A') return [pop(stack)];
  const [first, second] = [pop(stack), pop(stack)];
  if (first !== EMPTY) push(stack, first);
  return [second];
}

/** Every node is in one hand, or in the stack; never in two places. */
export function atRest({ head, next }, { A, B }) {
  const places = [...A, ...B].filter((node) => node !== EMPTY);
  for (let node = head[0]; node !== EMPTY && places.length < 4; node = next[node])
    places.push(node);
  places.sort();
  return places.join() === '1,2' ? undefined : `nodes 1 and 2 are now: ${places.join()}`;
}
