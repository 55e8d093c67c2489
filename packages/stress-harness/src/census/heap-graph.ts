import type { Census, Tally } from './census.js';
import { groupOf } from './object-group.js';

/** How a snapshot writes its nodes and edges: rows of so many numbers, of which some matter. */
export interface GraphFormat {
  readonly nodeFields: number;
  readonly typeAt: number;
  readonly nameAt: number;
  readonly sizeAt: number;
  /** How many edges a node has; those of all nodes follow each other. */
  readonly edgesAt: number;
  /** By their numbers. */
  readonly types: readonly string[];
  readonly edgeFields: number;
  /** The node that an edge leads to, by where its row begins. */
  readonly toAt: number;
}

/**
 * By what V8 remembers how a literal of the code was made: once it has run often enough, it holds one
 * such object, and copies it.
 */
const LITERAL_SITE = 'system / AllocationSite';

/** The nodes of a snapshot, and of its edges what tells which of them V8 has made for itself. */
export class HeapGraph {
  readonly #format: GraphFormat;
  readonly #codeType: number;
  readonly #types: number[] = [];
  readonly #names: number[] = [];
  readonly #sizes: number[] = [];
  /** For each node the edges of all up to it, itself included. */
  readonly #edgesUpTo: number[] = [];
  /** Node after node: what code holds, and the name of the code. */
  readonly #heldByCode: number[] = [];
  #edges = 0;
  #from = 0;

  constructor(format: GraphFormat) {
    this.#format = format;
    this.#codeType = format.types.indexOf('code');
  }

  /** @param row - of a node. */
  readonly addNode = (row: readonly number[]): void => {
    const { typeAt, nameAt, sizeAt, edgesAt } = this.#format;
    this.#types.push(row[typeAt] ?? 0);
    this.#names.push(row[nameAt] ?? 0);
    this.#sizes.push(row[sizeAt] ?? 0);
    this.#edgesUpTo.push((this.#edgesUpTo.at(-1) ?? 0) + (row[edgesAt] ?? 0));
  };

  /** @param row - of an edge; after all nodes, and in their order. */
  readonly addEdge = (row: readonly number[]): void => {
    const edge = this.#edges++;
    while (edge >= (this.#edgesUpTo[this.#from] ?? Infinity)) this.#from++;
    if (this.#types[this.#from] !== this.#codeType) return;
    const to = (row[this.#format.toAt] ?? 0) / this.#format.nodeFields;
    this.#heldByCode.push(to, this.#names[this.#from] ?? 0);
  };

  /** @param names - the strings of the snapshot. */
  census(names: readonly string[]): Census {
    const census = new Map<string, Tally>();
    const copied = this.#copiedByLiterals(names);
    this.#types.forEach((number, node) => {
      const type = this.#format.types[number] ?? 'unknown';
      const group = groupOf({ type, name: names[this.#names[node] ?? 0] ?? '' });
      if (group === undefined || copied.has(node)) return;
      const { objects, bytes } = census.get(group) ?? { objects: 0, bytes: 0 };
      census.set(group, { objects: objects + 1, bytes: bytes + (this.#sizes[node] ?? 0) });
    });
    return census;
  }

  #copiedByLiterals(names: readonly string[]): ReadonlySet<number> {
    const copied = new Set<number>();
    for (let at = 0; at < this.#heldByCode.length; at += 2) {
      const holder = names[this.#heldByCode[at + 1] ?? 0];
      if (holder === LITERAL_SITE) copied.add(this.#heldByCode[at] ?? 0);
    }
    return copied;
  }
}
