import { createReadStream } from 'node:fs';
import { HarnessError } from '../harness-error.js';
import type { Census } from './census.js';
import { type GraphFormat, HeapGraph } from './heap-graph.js';
import { NumberRows } from './number-rows.js';

const NODES = Buffer.from('"nodes":[');
const EDGES = Buffer.from('"edges":[');
const STRINGS = Buffer.from('"strings":[');
/** A head takes some 2 kB: what has none by then is no snapshot. */
const HEAD_BYTES_MAX = 65_536;

/** The beginning of a snapshot: how its nodes and edges are written. */
interface Head {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      /** For each field the names of its values, where it has such. */
      readonly node_types: readonly (readonly string[] | string)[];
      readonly edge_fields: readonly string[];
    };
  };
}

/**
 * Counts the objects of a heap snapshot while it is read, in one pass.
 *
 * ```
 * {"snapshot":{…},"nodes":[ rows of numbers ],"edges":[ rows of numbers ], … ,"strings":[ names ]}
 *  └─ head ─┘              └──── kept ─────┘           └─ from code: kept ┘             └ kept ┘
 * ```
 *
 * @remarks
 * Held in memory are one chunk, four numbers for each node, what compiled code holds, and the names;
 * not the graph, which is by far the most of it.
 * @param chunks - a snapshot as V8 writes it (`v8.getHeapSnapshot`, `v8.writeHeapSnapshot`).
 * @param where - names the snapshot in errors.
 * @throws {@link HarnessError} `ERR_SNAPSHOT` when it is cut short, or none.
 */
export async function readCensus(
  chunks: AsyncIterable<Uint8Array>,
  where: string,
): Promise<Census> {
  const reader = new SnapshotReader(where);
  for await (const chunk of chunks) reader.read(chunk);
  return reader.census();
}

/** Where a reader is. Each part but the last has its end, by which the next one begins. */
const PARTS = ['head', 'nodes', 'nodes’ end', 'edges', 'edges’ end', 'strings'] as const;

class SnapshotReader {
  readonly #where: string;
  readonly #strings: Uint8Array[] = [];
  /** What may be the beginning of a word that goes on in the next chunk. */
  #left: Uint8Array = Buffer.alloc(0);
  #part = 0;
  #graph: HeapGraph | undefined;
  #nodes: NumberRows | undefined;
  #edges: NumberRows | undefined;

  constructor(where: string) {
    this.#where = where;
  }

  read(chunk: Uint8Array): void {
    let rest: Buffer | undefined = Buffer.concat([this.#left, chunk]);
    this.#left = Buffer.alloc(0);
    while (rest !== undefined && this.#part < PARTS.length - 1) rest = this.#readPart(rest);
    if (rest !== undefined) this.#strings.push(rest);
  }

  census(): Census {
    if (this.#graph === undefined || this.#strings.length === 0) {
      const [part] = (PARTS[this.#part] ?? 'head').split('’');
      throw unreadable(this.#where, `it ends in its ${part}`);
    }
    return this.#graph.census(namesOf(Buffer.concat(this.#strings), this.#where));
  }

  /** @returns what comes after this part; undefined when it goes on in the next chunk. */
  #readPart(text: Buffer): Buffer | undefined {
    switch (PARTS[this.#part]) {
      case 'head':
        return this.#readHead(text);
      case 'nodes':
        return this.#after(text, this.#nodes?.read(text) ?? -1);
      case 'edges':
        return this.#after(text, this.#edges?.read(text) ?? -1);
      case 'nodes’ end':
        return this.#find(EDGES, text);
      default:
        return this.#find(STRINGS, text, { keepsBracket: true });
    }
  }

  #readHead(text: Buffer): Buffer | undefined {
    const at = text.indexOf(NODES);
    if (at < 0) {
      if (text.length > HEAD_BYTES_MAX) throw unreadable(this.#where, 'it ends in its head');
      this.#left = text;
      return undefined;
    }
    const format = formatOf(text.subarray(0, at), this.#where);
    this.#graph = new HeapGraph(format);
    this.#nodes = new NumberRows(format.nodeFields, this.#graph.addNode);
    this.#edges = new NumberRows(format.edgeFields, this.#graph.addEdge);
    return this.#after(text, at + NODES.length);
  }

  #find(
    word: Buffer,
    text: Buffer,
    { keepsBracket = false }: { keepsBracket?: boolean } = {},
  ): Buffer | undefined {
    const at = text.indexOf(word);
    if (at >= 0) return this.#after(text, at + word.length - Number(keepsBracket));
    this.#left = text.subarray(-word.length);
    return undefined;
  }

  #after(text: Buffer, end: number): Buffer | undefined {
    if (end < 0) return undefined;
    this.#part++;
    return text.subarray(end);
  }
}

/** Counts the objects of a heap snapshot in a file. */
export function readCensusFile(file: string): Promise<Census> {
  return readCensus(createReadStream(file, { highWaterMark: 2 ** 20 }), file);
}

function formatOf(head: Buffer, where: string): GraphFormat {
  try {
    // What follows the head is cut off: its last comma, and the closing bracket.
    const text = head.toString().replace(/,\s*$/, '');
    const { meta } = (JSON.parse(`${text}}`) as Head).snapshot;
    const at = (field: string): number => meta.node_fields.indexOf(field);
    return {
      nodeFields: meta.node_fields.length,
      typeAt: at('type'),
      nameAt: at('name'),
      sizeAt: at('self_size'),
      edgesAt: at('edge_count'),
      types: meta.node_types[at('type')] as readonly string[],
      edgeFields: meta.edge_fields.length,
      toAt: meta.edge_fields.indexOf('to_node'),
    };
  } catch {
    throw unreadable(where, 'its head is not that of a V8 snapshot');
  }
}

function namesOf(strings: Buffer, where: string): readonly string[] {
  const text = strings.toString();
  try {
    return JSON.parse(text.slice(0, text.lastIndexOf(']') + 1)) as string[];
  } catch {
    throw unreadable(where, 'it ends in its strings');
  }
}

function unreadable(where: string, reason: string): HarnessError {
  return new HarnessError(
    'ERR_SNAPSHOT',
    `${where}: no whole heap snapshot: ${reason}; write it with v8.writeHeapSnapshot, and see that the disk is not full`,
  );
}
