import memlab, { type IHeapNode, type IHeapSnapshot, type LeakTracePathItem } from '@memlab/core';
import { type GroupGrowth, groupOf } from '@breaker-lab/stress-harness/census';

/** Groups that are explained: what one leak keeps is mostly kept together. */
const EXPLAINED = 3;
/** New objects of a group whose holders are compared: its largest. */
const SAMPLED = 50;
/** Held while the snapshot was being written. */
const MOMENTARY = /\((?:Handle scope|Stack roots)\)/;
/** Steps of a path that are shown, counted from the kept object. */
const STEPS = 5;

/**
 * Says of groups that grew who holds them, a line each: by how much, and the commonest path from
 * the heap's roots to their new objects, as memlab finds it.
 *
 * @param snapshots - two files; what is in both is not new.
 */
export async function holdersOf(
  grown: readonly GroupGrowth[],
  snapshots: { before: string; after: string },
): Promise<string[]> {
  memlab.config.muteConsole = true;
  const known = idsOf(await memlab.utils.getSnapshotFromFile(snapshots.before, {}));
  const heap = await memlab.utils.getSnapshotFromFile(snapshots.after, {});
  const finder = new memlab.TraceFinder();
  finder.annotateShortestPaths(heap);
  return grown.slice(0, EXPLAINED).map(({ group, objects, bytes }) => {
    const paths = newObjects(heap, { group, known }).map((node) =>
      pathText(finder.getPathToGCRoots(heap, node) ?? undefined),
    );
    return `kept: ${objects} ${group} (${bytes} B), held by ${commonest(paths) ?? 'nobody now'}`;
  });
}

function idsOf(heap: IHeapSnapshot): ReadonlySet<number> {
  const ids = new Set<number>();
  heap.nodes.forEach((node) => {
    ids.add(node.id);
  });
  return ids;
}

function newObjects(
  heap: IHeapSnapshot,
  { group, known }: { group: string; known: ReadonlySet<number> },
): IHeapNode[] {
  const found: IHeapNode[] = [];
  heap.nodes.forEach((node) => {
    if (!known.has(node.id) && groupOf(node) === group) found.push(node);
  });
  return found.sort((a, b) => b.self_size - a.self_size).slice(0, SAMPLED);
}

/** For example `CircuitBreaker.#gate → Gate.kept → Array[…] → Object`. */
function pathText(root: LeakTracePathItem | undefined): string {
  const steps: string[] = [];
  for (let item = root; item?.node !== undefined; item = item.next) {
    const step = stepText(item.node, item.edge);
    // Of a chain, such as a linked list, one link tells all.
    if (step !== steps.at(-1)) steps.push(step);
  }
  return steps.slice(-STEPS).join(' → ');
}

function stepText(node: IHeapNode, edge: LeakTracePathItem['edge']): string {
  const name = groupOf(node) ?? node.name;
  if (edge === undefined) return name;
  // One of many: which of them says nothing.
  const isNumbered = edge.type === 'element' || /^\d+$/.test(`${edge.name_or_index}`);
  return isNumbered ? `${name}[…]` : `${name}.${edge.name_or_index}`;
}

/** The commonest; one from the stack of the moment only where there is no other. */
function commonest(paths: readonly string[]): string | undefined {
  const found = paths.filter((path) => path !== '');
  const lasting = found.filter((path) => !MOMENTARY.test(path));
  const seen = new Map<string, number>();
  for (const path of lasting.length > 0 ? lasting : found)
    seen.set(path, (seen.get(path) ?? 0) + 1);
  return [...seen].sort(([, a], [, b]) => b - a)[0]?.[0];
}
