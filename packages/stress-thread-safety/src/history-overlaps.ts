import type { Operation } from '@breaker-lab/stress-harness/history';

/** Operations by the object that was called, in the order of their beginnings. */
export function operationsByObject(history: readonly Operation[]): Map<number, Operation[]> {
  const byObject = new Map<number, Operation[]>();
  for (const operation of history) {
    const same = byObject.get(operation.object);
    if (same === undefined) byObject.set(operation.object, [operation]);
    else same.push(operation);
  }
  for (const operations of byObject.values()) operations.sort((a, b) => a.startedAt - b.startedAt);
  return byObject;
}

/**
 * How many operations on one object, sorted by their beginnings, were under way at the same time as
 * one of another thread. A thread calls one after the other: what overlaps is another's.
 */
export function overlapping(operations: readonly Operation[]): number {
  let latestEnd = -Infinity;
  return operations.filter((operation, index) => {
    const isOverlapped = latestEnd > operation.startedAt;
    latestEnd = Math.max(latestEnd, endOf(operation));
    const next = operations[index + 1]?.startedAt ?? Infinity;
    return isOverlapped || next < endOf(operation);
  }).length;
}

function endOf(operation: Operation): number {
  return operation.kind === 'completed' ? operation.endedAt : Infinity;
}
