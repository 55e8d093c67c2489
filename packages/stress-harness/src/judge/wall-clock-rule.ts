import { type Agreement, agreementOf, FIRST_STAGE_PROCESSES } from './agreement.js';

/**
 * How many lab processes a clock figure is asked of.
 *
 * - `agreement`: 7 at first; for figures with a narrow margin, such as nanoseconds over a bare call.
 * - `once`: 1 at first; for gross limits, such as "notices the recovery within 600 ms", whose
 *   scenarios take too long to be run seven times for each pass.
 */
export type Sampling = 'once' | 'agreement';

/** One lab process, seen through one target. */
export interface TimedProcess {
  readonly met: boolean;
  /** Spoilt by the machine, the load generator or the instrument itself; see `validity.ts`. */
  readonly isVoid: boolean;
}

/** Most lab processes tried until one of them is valid, or meets a gross limit all the same. */
const TRIED_MAX = 4;

/** Lab processes to start with. */
export function processesAtFirst(sampling: Sampling): number {
  return sampling === 'agreement' ? FIRST_STAGE_PROCESSES : 1;
}

/**
 * The wall-clock rule: every verdict on a figure that was taken from a clock is made here.
 *
 * ```
 * agreement   7 valid processes ─▶ 15 ─▶ 31 ─▶ inconclusive
 * once        1 process ─ met ─▶ pass
 *                       └ missed ─▶ 7 valid processes ─▶ 15 ─▶ 31 ─▶ inconclusive
 * ```
 *
 * @remarks
 * 1. Void processes do not count; each is replaced by another.
 * 2. A fail is always a matter of agreement (`agreementOf`): no single process accuses anybody. Of
 *    processes of which each misses by accident with probability q, all seven do with q⁷.
 * 3. A pass by agreement errs like a fail. A pass by one process may be luck: it is as likely as a
 *    single process of a broken subject meeting the limit. That is why only gross limits, which a
 *    broken subject misses by far, may be judged so, and why the distance is printed beside it
 *    (`smallestEffect`).
 * 4. What spoils a process only ever makes a gross limit harder to meet, so that a void process
 *    may meet one, and cannot miss it.
 * 5. Nothing is tried again until it passes: once a valid process has missed, those that met are
 *    some voices among seven or more.
 *
 * @param processes - all that were run, in their order.
 */
export function timingVerdict(
  processes: readonly TimedProcess[],
  { sampling }: { readonly sampling: Sampling },
): Agreement {
  const valid = processes.filter(({ isVoid }) => !isVoid);
  if (sampling === 'agreement' || valid.some(({ met }) => !met)) {
    const voided = processes.length - valid.length;
    return agreementOf(
      valid.map(({ met }) => met),
      { voided },
    );
  }
  if (processes.some(({ met }) => met)) return { outcome: 'pass' };
  if (processes.length >= TRIED_MAX) return { outcome: 'inconclusive' };
  return { outcome: 'undecided', processesWanted: processes.length + 1 };
}
