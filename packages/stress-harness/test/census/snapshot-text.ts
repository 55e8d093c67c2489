const TYPES = ['hidden', 'array', 'string', 'object', 'code', 'closure', 'number', 'native'];
const FIELDS = ['type', 'name', 'id', 'self_size', 'edge_count', 'detachedness'];

/** A node as a snapshot lists it. */
export interface WrittenNode {
  readonly type: string;
  readonly name: string;
  readonly size: number;
}

/** A heap snapshot as V8 writes it, of these nodes, each with an edge to the first. */
export function snapshotText(nodes: readonly WrittenNode[]): string {
  const strings = [...new Set(['<dummy>', ...nodes.map(({ name }) => name)])];
  const rows = nodes.map(({ type, name, size }, i) =>
    [TYPES.indexOf(type), strings.indexOf(name), 2 * i + 1, size, 1, 0].join(','),
  );
  const meta = { node_fields: FIELDS, node_types: [TYPES, 'string', 'number', 'number'] };
  const snapshot = { meta, node_count: nodes.length, edge_count: nodes.length };
  return [
    `{"snapshot":${JSON.stringify(snapshot)},\n"nodes":[${rows.join('\n,')}],`,
    `"edges":[${nodes.map(() => '2,1,0').join('\n,')}],\n"locations":[],`,
    `"strings":[${strings.map((string) => JSON.stringify(string)).join(',\n')}]}`,
  ].join('\n');
}

/** A text in pieces of so many bytes. */
export async function* inChunks(text: string, bytes: number): AsyncGenerator<Uint8Array> {
  const whole = Buffer.from(text);
  await Promise.resolve();
  for (let at = 0; at < whole.length; at += bytes) yield whole.subarray(at, at + bytes);
}
