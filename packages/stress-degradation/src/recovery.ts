/** What is looked at once an overload is over and load is back below the knee. */
export interface Aftermath {
  /** Share of requests answered, bin by bin from the end of the overload on. */
  readonly shares: readonly number[];
  readonly binMs: number;
  /** What a call would have waited when the overload ended, and when the watch did. */
  readonly waitMs: { readonly atEndOfOverload: number; readonly atEndOfWatch: number };
}

/** What became of an overload. */
export type Recovery =
  /** From so many milliseconds after the overload on, requests were answered again. */
  | { readonly kind: 'recovered'; readonly afterMs: number }
  /** Not back yet, but the queue has become shorter. */
  | { readonly kind: 'recovering' }
  /**
   * Not back, and the queue has not become shorter: the overload is gone, and what it has set off
   * keeps itself going. So Bronson, Aghayev, Charapko and Zhu define it ("Metastable Failures in
   * Distributed Systems", HotOS 2021).
   */
  | { readonly kind: 'metastable' };

/** Below this share of answered requests, goodput is not back. */
const BACK_SHARE = 0.95;
/** So many bins at the end must be back: one may be so by chance. */
const HELD_BINS = 4;

/** Says whether goodput came back, and after how long. */
export function recoveryOf({ shares, binMs, waitMs }: Aftermath): Recovery {
  const lastBad = shares.findLastIndex((share) => share < BACK_SHARE);
  if (lastBad + HELD_BINS < shares.length) {
    return { kind: 'recovered', afterMs: (lastBad + 1) * binMs };
  }
  return waitMs.atEndOfWatch < waitMs.atEndOfOverload
    ? { kind: 'recovering' }
    : { kind: 'metastable' };
}
