/**
 * Every outcome that some order of whole acts leads to, where each thread keeps to its own order.
 * What real threads do in any order of their atomic operations must end in one of these.
 *
 * @param threads - the acts of each thread.
 * @param outcomeOf - of one order: which thread's next act comes, from the first to the last.
 */
export function allowedOutcomes(
  threads: Readonly<Record<string, readonly unknown[]>>,
  outcomeOf: (order: readonly string[]) => string,
): ReadonlySet<string> {
  return new Set([...orders(threads)].map(outcomeOf));
}

function* orders(threads: Readonly<Record<string, readonly unknown[]>>): Generator<string[]> {
  const left = Object.entries(threads).filter(([, acts]) => acts.length > 0);
  if (left.length === 0) yield [];
  for (const [name, [, ...rest]] of left) {
    for (const order of orders({ ...threads, [name]: rest })) yield [name, ...order];
  }
}
