/** More calls than a resource bears. */
export interface Flood {
  readonly calls: number;
  readonly callsPerTurn: number;
  /** Lets the event loop turn. */
  readonly turn: () => Promise<unknown>;
}

/**
 * Offers calls in small handfuls, each in a turn of its own.
 *
 * @remarks
 * Paced by the event loop, not by the clock: after a stall of the machine an open loop would offer
 * hundreds of calls in one turn, before a breaker can have heard of the first failure.
 */
export async function flood(
  { calls, callsPerTurn, turn }: Flood,
  offer: () => void,
): Promise<void> {
  for (let offered = 0; offered < calls; offered++) {
    if (offered % callsPerTurn === 0) await turn();
    offer();
  }
  await turn();
}
