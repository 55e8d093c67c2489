const TYPES = ['hidden', 'array', 'string', 'object', 'code', 'closure', 'number', 'native'];
const FIELDS = ['type', 'name', 'id', 'self_size', 'edge_count', 'detachedness'];

/** A node as a snapshot lists it. */
export interface WrittenNode {
  readonly type: string;
  readonly name: string;
  readonly size: number;
  /** Places of the nodes that it holds, besides the first. */
  readonly holds?: readonly number[];
}

/** A heap snapshot as V8 writes it, of these nodes, each with an edge to the first. */
export function snapshotText(nodes: readonly WrittenNode[]): string {
  const strings = [...new Set(['<dummy>', ...nodes.map(({ name }) => name)])];
  const rows = nodes.map(({ type, name, size, holds = [] }, i) =>
    [TYPES.indexOf(type), strings.indexOf(name), 2 * i + 1, size, 1 + holds.length, 0].join(','),
  );
  const edges = nodes.flatMap(({ holds = [] }) =>
    [0, ...holds].map((to) => `2,1,${to * FIELDS.length}`),
  );
  const meta = {
    node_fields: FIELDS,
    node_types: [TYPES, 'string', 'number', 'number'],
    edge_fields: ['type', 'name_or_index', 'to_node'],
  };
  const snapshot = { meta, node_count: nodes.length, edge_count: edges.length };
  return [
    `{"snapshot":${JSON.stringify(snapshot)},\n"nodes":[${rows.join('\n,')}],`,
    `"edges":[${edges.join('\n,')}],\n"locations":[],`,
    `"strings":[${strings.map((string) => JSON.stringify(string)).join(',\n')}]}`,
  ].join('\n');
}

/** A text in pieces of so many bytes. */
export async function* inChunks(text: string, bytes: number): AsyncGenerator<Uint8Array> {
  const whole = Buffer.from(text);
  await Promise.resolve();
  for (let at = 0; at < whole.length; at += bytes) yield whole.subarray(at, at + bytes);
}
