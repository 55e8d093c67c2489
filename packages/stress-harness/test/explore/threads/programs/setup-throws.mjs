export const threads = ['A', 'B'];
export function setup() {
  throw new Error('no memory today');
}
export const thread = () => undefined;
