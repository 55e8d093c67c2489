import { types } from 'node:util';

/** A named part of a shared buffer. */
export interface SharedArea {
  /** Index among the buffers. */
  readonly buffer: number;
  readonly name: string;
  /** First byte, and the first one behind it. */
  readonly startByte: number;
  readonly endByte: number;
}

/** The shared memory in what a program's `setup` returned. */
export interface SharedAreas {
  /** In the order in which they are met: the same in every thread's copy. */
  readonly buffers: readonly SharedArrayBuffer[];
  /** The arrays over them, named by where they stand in the value; then the buffers themselves. */
  readonly areas: readonly SharedArea[];
}

/** The name of a value that is itself the shared memory. */
const WHOLE = 'memory';

/**
 * Finds shared buffers and the arrays over them in plain objects, arrays and maps.
 *
 * @remarks
 * `{ head: Int32Array, nodes: [Int32Array, …] }` has the areas `head`, `nodes.0`, ….
 */
export function sharedAreasOf(shared: unknown): SharedAreas {
  const buffers: SharedArrayBuffer[] = [];
  const areas: SharedArea[] = [];
  const whole: SharedArea[] = [];
  const seen = new Set<unknown>();

  const bufferAt = (buffer: SharedArrayBuffer, name: string): number => {
    const known = buffers.indexOf(buffer);
    if (known >= 0) return known;
    buffers.push(buffer);
    const index = buffers.length - 1;
    whole.push({ buffer: index, name, startByte: 0, endByte: buffer.byteLength });
    return index;
  };
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const name = path === '' ? WHOLE : path;
    // Told by their kind, not their constructor: a test runner has constructors of its own.
    if (types.isSharedArrayBuffer(value)) {
      bufferAt(value, name);
    } else if (ArrayBuffer.isView(value)) {
      if (!types.isSharedArrayBuffer(value.buffer)) return;
      const { byteOffset, byteLength } = value;
      const buffer = bufferAt(value.buffer, name);
      areas.push({ buffer, name, startByte: byteOffset, endByte: byteOffset + byteLength });
    } else {
      const entries = types.isMap(value) ? value.entries() : Object.entries(value);
      for (const [key, inner] of entries) {
        visit(inner, path === '' ? String(key) : `${path}.${String(key)}`);
      }
    }
  };
  visit(shared, '');
  return { buffers, areas: [...areas, ...whole] };
}
