/**
 * The shortest list that leaving out single items leads to while it still fails: each is left out
 * in turn, latest first, until none can be spared.
 *
 * @param fails - whether a list still shows what is looked for; the same for the same list.
 */
export async function shrunk<T>(
  items: readonly T[],
  fails: (items: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = items;
  for (let spared = true; spared;) {
    spared = false;
    for (let index = kept.length - 1; index >= 0; index--) {
      const without = kept.toSpliced(index, 1);
      if (!(await fails(without))) continue;
      kept = without;
      spared = true;
    }
  }
  return kept;
}
