/** What a system delivers at one load. */
export interface LoadedOutput {
  /** Offered load; above 0. */
  readonly load: number;
  /** In any one unit. */
  readonly goodput: number;
}

/**
 * The load beyond which more load no longer brings as much: where the curve of goodput over load,
 * both scaled to 0–1 and begun at nothing for nothing, is farthest above its diagonal; the highest
 * such load. The offline form of Kneedle, without smoothing (Satopää, Albrecht, Irwin, Raghavan:
 * "Finding a 'Kneedle' in a Haystack", ICDCSW 2011). A straight line has its knee at its end.
 */
export function knee(points: readonly LoadedOutput[]): number {
  const loadMax = Math.max(...points.map(({ load }) => load));
  const goodputMax = Math.max(...points.map(({ goodput }) => goodput));
  let best = { load: NaN, above: -Infinity };
  for (const { load, goodput } of points.toSorted((a, b) => a.load - b.load)) {
    const above = goodput / goodputMax - load / loadMax;
    if (above >= best.above) best = { load, above };
  }
  return best.load;
}
