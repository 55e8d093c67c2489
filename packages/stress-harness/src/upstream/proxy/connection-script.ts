import type { SeededRandom } from '../../seed.js';
import { termsOf } from './link-terms.js';
import type { SocketFault } from './socket-fault.js';

/**
 * What becomes of each connection, decided when it is accepted.
 *
 * @param ordinal - its number among those of the proxy, from 1.
 */
export type ConnectionScript = (ordinal: number) => SocketFault;

/**
 * The same for every connection.
 *
 * @throws HarnessError `ERR_SOCKET_FAULT` when a number of the fault is out of its range.
 */
export function always(fault: SocketFault): ConnectionScript {
  termsOf(fault);
  return () => fault;
}

/**
 * A fault drawn for each connection, by its weight.
 *
 * @param faults - weights are relative, above 0.
 * @throws RangeError when there is none, or a weight is not a positive number.
 * @throws HarnessError `ERR_SOCKET_FAULT` when a number of a fault is out of its range.
 */
export function drawn(
  random: SeededRandom,
  faults: readonly { readonly fault: SocketFault; readonly weight: number }[],
): ConnectionScript {
  let total = 0;
  for (const { weight, fault } of faults) {
    if (!(weight > 0 && Number.isFinite(weight))) {
      throw new RangeError(`drawn: the weight of "${fault.kind}" must be above 0, got ${weight}`);
    }
    termsOf(fault);
    total += weight;
  }
  const last = faults.at(-1)?.fault;
  if (last === undefined) throw new RangeError('drawn: give one fault or more');
  return () => {
    let left = random.share() * total;
    return faults.find(({ weight }) => (left -= weight) < 0)?.fault ?? last;
  };
}
