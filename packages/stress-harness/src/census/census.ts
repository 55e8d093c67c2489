/** How much of a heap one group of objects takes up. */
export interface Tally {
  readonly objects: number;
  /** Their own size, without what they point to. */
  readonly bytes: number;
}

/** The objects of one heap snapshot, counted by group: a constructor, or a kind such as `(string)`. */
export type Census = ReadonlyMap<string, Tally>;

/** A group of objects, and how much it grew from the first census to the last. */
export interface GroupGrowth extends Tally {
  readonly group: string;
}

/**
 * The groups that have more objects in each census than in the one before, largest first.
 *
 * @remarks
 * What is created once (a cache that is filled, a function compiled late) grows in one stretch
 * and not in the next; a leak grows in all of them.
 * @param censuses - in the order they were taken, after equal stretches of load.
 */
export function keptGroups(censuses: readonly Census[]): GroupGrowth[] {
  return growths(censuses).filter(({ group }) =>
    censuses.every(
      (census, i) =>
        i === 0 || tally(census, group).objects > tally(censuses[i - 1], group).objects,
    ),
  );
}

/**
 * The groups that grew by at least so many bytes from the first census to the last, largest first:
 * an array that is only appended to gets larger, and stays one object.
 */
export function grownGroups(
  censuses: readonly Census[],
  { bytesMin }: { bytesMin: number },
): GroupGrowth[] {
  return growths(censuses).filter(({ bytes }) => bytes >= bytesMin);
}

/** Bytes that all groups together grew by, from the first census to the last. */
export function bytesGrown(censuses: readonly Census[]): number {
  return growths(censuses).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Last census less first, group by group; empty when there are not two. */
function growths(censuses: readonly Census[]): GroupGrowth[] {
  const [first] = censuses;
  const last = censuses.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  return [...new Set([...first.keys(), ...last.keys()])]
    .map((group) => ({
      group,
      objects: tally(last, group).objects - tally(first, group).objects,
      bytes: tally(last, group).bytes - tally(first, group).bytes,
    }))
    .sort((a, b) => b.bytes - a.bytes);
}

function tally(census: Census | undefined, group: string): Tally {
  return census?.get(group) ?? { objects: 0, bytes: 0 };
}
