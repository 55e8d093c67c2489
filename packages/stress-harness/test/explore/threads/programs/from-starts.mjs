export const threads = ['A'];
export const starts = ['low', 'high'];

export function setup(start) {
  const word = new Int32Array(new SharedArrayBuffer(4));
  word[0] = start === 'high' ? 7 : 0;
  return word;
}

export function thread(_name, word) {
  return Atomics.add(word, 0, 1);
}

export function atRest(_word, { A }) {
  return A === 7 ? 'it began high' : undefined;
}
