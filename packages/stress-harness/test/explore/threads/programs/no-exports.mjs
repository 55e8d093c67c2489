export const threads = ['A', 'A'];
export const invariant = 'word is even';
