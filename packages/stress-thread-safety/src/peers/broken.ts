import type { Race } from '../race.js';
import type { Promised } from './promise.js';

/** Looks at a race between two steps. @returns how a promise was broken, in one line. */
export function broken(
  { breaker, calls, violations, watch }: Race,
  promise: Promised,
): string | undefined {
  switch (promise) {
    case 'callsKeptWaiting': {
      const waiting = calls.unheard - calls.pending.length;
      return waiting === 0 ? undefined : `${waiting} of the calls neither runs nor is rejected`;
    }
    case 'illegalTransitions': {
      const told = watch.log.records.at(-1)?.to ?? 'closed';
      if (watch.log.illegal > 0) return `illegal: ${watch.log.records.map(edge).join(', ')}`;
      return breaker.state() === told ? undefined : `it is ${breaker.state()}, and told of ${told}`;
    }
    default: {
      if (violations.count(promise) === 0) return undefined;
      const note = violations.notes.find((text) => text.startsWith(`${promise}: `));
      return note?.slice(promise.length + 2) ?? 'after another promise was broken';
    }
  }
}

function edge({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from}→${to}`;
}
