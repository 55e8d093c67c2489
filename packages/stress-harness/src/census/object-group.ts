/**
 * What V8 keeps for itself: compiled code, hidden classes, roots; it varies with the optimiser.
 * Boxed numbers are no objects of their own: what holds one is counted, and a few lie on the stack.
 */
const ENGINE = new Set(['code', 'hidden', 'synthetic', 'object shape', 'number']);
const NAMED = new Set(['object', 'native', 'closure']);

/** Whether objects of a type of V8's heap snapshots are told apart by their names. */
export function isNamed(type: string): boolean {
  return NAMED.has(type);
}

/**
 * The group a heap object is counted in: its constructor, the name of a function with `()`, or the
 * kind of what has neither, such as `(string)`; undefined for what belongs to the engine.
 */
export function groupOf({ type, name }: { type: string; name: string }): string | undefined {
  if (ENGINE.has(type)) return undefined;
  if (!isNamed(type)) return `(${type})`;
  return type === 'closure' ? `${name || 'anonymous'}()` : name;
}
