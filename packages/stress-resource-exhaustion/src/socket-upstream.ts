import { frameOf } from '@breaker-lab/stress-harness';
import { CountedUpstream, hasCode } from './counted-upstream.js';
import { SocketExchange } from './socket-exchange.js';

const PAYLOAD_BYTES = 1_020;
/**
 * Where a fault outlasts any deadline, a short one; elsewhere one that is far above the stalls of a
 * busy machine, so that none of these passes for a fault.
 */
const DEADLINE_MS = { short: 100, long: 5_000 };

/** What a client sees of a fault: an error's code, or an answer after all. */
export type SocketOutcome = 'answered' | 'ECONNRESET' | 'ERR_DEADLINE' | 'ERR_SHORT_ANSWER';

/** A server that is reached over a network, each call on a connection of its own. */
export class SocketUpstream extends CountedUpstream {
  readonly #port: number;
  #expected: SocketOutcome = 'answered';
  #requests = 0;
  #unforeseen = 0;

  constructor(port: number) {
    super();
    this.#port = port;
  }

  /** Calls that begin from now on should end so. */
  expect(outcome: SocketOutcome): void {
    this.#expected = outcome;
  }

  /** Calls that ended in another way than they should. */
  get unforeseen(): number {
    return this.#unforeseen;
  }

  isFault(error: unknown): boolean {
    return hasCode(error, this.#expected);
  }

  protected override prepare(): () => Promise<void> {
    const payload = Buffer.alloc(PAYLOAD_BYTES);
    payload.writeUInt32BE(++this.#requests);
    const exchange = new SocketExchange({ port: this.#port, frame: frameOf(payload) });
    return async () => {
      const expected = this.#expected;
      const deadlineMs = DEADLINE_MS[expected === 'ERR_DEADLINE' ? 'short' : 'long'];
      let outcome = 'answered';
      try {
        await exchange.run({ deadlineMs });
      } catch (error) {
        outcome = codeOf(error);
        throw error;
      } finally {
        if (outcome !== expected) this.#unforeseen++;
      }
    };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
