export const threads = ['A', 'B'];
export const setup = () => ({ word: new Int32Array(new SharedArrayBuffer(4)), notify: () => 1 });
export const thread = () => undefined;
