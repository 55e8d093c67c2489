import { generatorFaults, type Lab } from '@breaker-lab/stress-harness';
import type { ServedLoad } from './served-load.js';

/**
 * How often a load is offered, at most, that was not offered as it should have been: on a machine that
 * stands still for 10 ms now and then half of the loads were not, and all seven must be.
 */
const TIMES_MAX = 6;
/** A fifth of the deadline. */
const LAG_LIMIT = { percentile: 99, lagMsMax: 10 };

/** What was measured, and every load that was offered for it, the spoilt ones too. */
export interface Unspoilt<T> {
  readonly found: T;
  readonly loads: readonly ServedLoad[];
}

/**
 * Measures again what the generator has spoilt, whatever was found; voids the run when it has
 * spoilt every time.
 */
export async function unspoilt<T extends { readonly served: ServedLoad }>(
  lab: Lab,
  measure: () => Promise<T>,
): Promise<Unspoilt<T>> {
  let found = await measure();
  const loads = [found.served];
  while (loads.length < TIMES_MAX && faultsOf(found.served).length > 0) {
    found = await measure();
    loads.push(found.served);
  }
  for (const fault of faultsOf(found.served)) lab.void(fault);
  return { found, loads };
}

function faultsOf({ guarded: { recorder }, punctuality }: ServedLoad): string[] {
  const where = recorder.phases[0]?.phase ?? '';
  const faults = generatorFaults({ punctuality, recorder }, LAG_LIMIT);
  return faults.map((fault) => `${where}: ${fault}`);
}
