/** What a system delivers at one load. */
export interface LoadedOutput {
  /** Load that was meant to be offered: the name of the point. */
  readonly load: number;
  /** What was offered in fact, as chance would have it; above 0. */
  readonly offered: number;
  /** In the unit of `offered`, or any other. */
  readonly goodput: number;
}

/**
 * The load beyond which more load no longer brings as much: where the curve of goodput over what was
 * offered, both scaled to 0–1 and begun at nothing for nothing, is farthest above its diagonal; the
 * highest such load. The offline form of Kneedle, without smoothing (Satopää, Albrecht, Irwin,
 * Raghavan: "Finding a 'Kneedle' in a Haystack", ICDCSW 2011). A straight line has its knee at its
 * end, however unevenly chance has offered the load.
 */
export function knee(points: readonly LoadedOutput[]): number {
  const offeredMax = Math.max(...points.map(({ offered }) => offered));
  const goodputMax = Math.max(...points.map(({ goodput }) => goodput));
  let best = { load: NaN, above: -Infinity };
  for (const { load, offered, goodput } of points.toSorted((a, b) => a.load - b.load)) {
    const above = goodput / goodputMax - offered / offeredMax;
    if (above >= best.above) best = { load, above };
  }
  return best.load;
}
