import { createReadStream } from 'node:fs';
import { HarnessError } from '../harness-error.js';
import type { Census } from './census.js';
import { NodeTable, type NodeFormat } from './node-table.js';

const NODES = Buffer.from('"nodes":[');
const STRINGS = Buffer.from('"strings":[');
/** A head takes some 2 kB: what has none by then is no snapshot. */
const HEAD_BYTES_MAX = 65_536;

/** The beginning of a snapshot: how its nodes are written. */
interface Head {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      /** For each field the names of its values, where it has such. */
      readonly node_types: readonly (readonly string[] | string)[];
    };
  };
}

/**
 * Counts the objects of a heap snapshot while it is read, in one pass.
 *
 * ```
 * {"snapshot":{…},"nodes":[ rows of numbers ],"edges":[ … ], … ,"strings":[ names ]}
 *  └─ head ─┘              └─ counted ─┘       └─ skipped ─┘              └ kept ┘
 * ```
 *
 * @remarks
 * Held in memory are one chunk, a tally for each group, and the names; not the graph, which is by
 * far the most of it.
 * @param chunks - a snapshot as V8 writes it (`v8.getHeapSnapshot`, `v8.writeHeapSnapshot`).
 * @param where - names the snapshot in errors.
 * @throws {@link HarnessError} `ERR_SNAPSHOT` when it is cut short, or none.
 */
export async function readCensus(
  chunks: AsyncIterable<Uint8Array>,
  where: string,
): Promise<Census> {
  let table: NodeTable | undefined;
  let part: 'head' | 'nodes' | 'edges' | 'strings' = 'head';
  const strings: Uint8Array[] = [];
  let left: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let rest: Buffer = Buffer.concat([left, chunk]);
    left = Buffer.alloc(0);
    if (part === 'head') {
      const at = rest.indexOf(NODES);
      if (at < 0) {
        if (rest.length > HEAD_BYTES_MAX) break;
        left = rest;
        continue;
      }
      table = new NodeTable(formatOf(rest.subarray(0, at), where));
      rest = rest.subarray(at + NODES.length);
      part = 'nodes';
    }
    if (part === 'nodes') {
      const end = table?.read(rest) ?? -1;
      if (end < 0) continue;
      rest = rest.subarray(end);
      part = 'edges';
    }
    if (part === 'edges') {
      const at = rest.indexOf(STRINGS);
      if (at < 0) {
        // The word may go on in the next chunk.
        left = rest.subarray(-STRINGS.length);
        continue;
      }
      rest = rest.subarray(at + STRINGS.length - 1);
      part = 'strings';
    }
    strings.push(rest);
  }
  if (table === undefined || strings.length === 0)
    throw unreadable(where, `it ends in its ${part}`);
  return table.census(namesOf(Buffer.concat(strings), where));
}

/** Counts the objects of a heap snapshot in a file. */
export function readCensusFile(file: string): Promise<Census> {
  return readCensus(createReadStream(file, { highWaterMark: 2 ** 20 }), file);
}

function formatOf(head: Buffer, where: string): NodeFormat {
  try {
    // What follows the head is cut off: its last comma, and the closing bracket.
    const text = head.toString().replace(/,\s*$/, '');
    const { meta } = (JSON.parse(`${text}}`) as Head).snapshot;
    const [typeAt, nameAt, sizeAt] = ['type', 'name', 'self_size'].map((field) =>
      meta.node_fields.indexOf(field),
    ) as [number, number, number];
    return {
      fields: meta.node_fields.length,
      typeAt,
      nameAt,
      sizeAt,
      types: meta.node_types[typeAt] as readonly string[],
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
