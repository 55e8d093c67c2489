import { readFileSync } from 'node:fs';
import type { Census, Tally } from './census.js';

/** The part of V8's heap snapshot format that a census needs: nodes are rows of a flat table. */
interface SnapshotFile {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      /** For each field the names of its values, where it has such. */
      readonly node_types: readonly (readonly string[] | string)[];
    };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/**
 * What V8 keeps for itself: compiled code, hidden classes, roots; it varies with the optimiser.
 * Boxed numbers are no objects of their own: what holds one is counted, and a few lie on the stack.
 */
const ENGINE = new Set(['code', 'hidden', 'synthetic', 'object shape', 'number']);

/** The group a heap object is counted in; undefined for what belongs to the engine. */
export function groupOf({ type, name }: { type: string; name: string }): string | undefined {
  if (ENGINE.has(type)) return undefined;
  if (type === 'object' || type === 'native') return name;
  return type === 'closure' ? `${name || 'anonymous'}()` : `(${type})`;
}

/** Counts the objects of a heap snapshot. */
export function censusOfFile(file: string): Census {
  const { snapshot, nodes, strings } = JSON.parse(readFileSync(file, 'utf8')) as SnapshotFile;
  const fields = snapshot.meta.node_fields;
  const [typeAt, nameAt, sizeAt] = ['type', 'name', 'self_size'].map((field) =>
    fields.indexOf(field),
  ) as [number, number, number];
  const types = snapshot.meta.node_types[typeAt] ?? [];
  const census = new Map<string, Tally>();
  for (let row = 0; row < nodes.length; row += fields.length) {
    const type = types[nodes[row + typeAt] ?? -1] ?? 'unknown';
    const name = strings[nodes[row + nameAt] ?? -1] ?? '';
    const group = groupOf({ type, name });
    if (group === undefined) continue;
    const { objects, bytes } = census.get(group) ?? { objects: 0, bytes: 0 };
    census.set(group, { objects: objects + 1, bytes: bytes + (nodes[row + sizeAt] ?? 0) });
  }
  return census;
}
