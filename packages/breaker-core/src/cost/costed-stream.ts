import { coreOf } from '../breaker.js';
import { acquireGrant } from '../calls.js';
import type { Grant } from '../grant.js';
import { PLAIN } from '../outcome.js';
import { fail, settle, succeed } from '../settlement.js';
import { ChunkCosts } from './chunk-costs.js';
import type { CostedCall, PaidCallContext } from './costed-call.js';
import { PaidCall, type Purse } from './paid-call.js';
import { StreamLimits } from './stream-limits.js';

/** What gives the chunks of a paid stream. */
export type StreamSource<C> = (
  call: PaidCallContext,
) => AsyncIterable<C> | PromiseLike<AsyncIterable<C>>;

/** What a guarded stream costs, and what else is known of it. */
export interface CostedStream<C> extends Omit<CostedCall<never>, 'actual' | 'usage' | 'timeoutMs'> {
  /**
   * What one chunk has cost on top of those before, in currency units. When it throws or gives no
   * amount, the estimate is charged, and `unpriced` is counted and told. Default: what the source
   * tells by `used`.
   */
  readonly costOf?: (chunk: C) => number;
}

type StreamEnd<C> =
  | { readonly by: 'source'; readonly given: AsyncIterable<C> }
  | { readonly by: 'error'; readonly error: unknown }
  /** The reader left, or the caller's signal was aborted. */
  | { readonly by: 'reader' };

/** The chunks of a paid source, as `CostBreaker.stream` promises them. */
export async function* costedStream<C>(
  purse: Purse,
  source: StreamSource<C>,
  { costOf, ...call }: CostedStream<C>,
): AsyncGenerator<C, void, undefined> {
  const { signal } = call;
  if (signal?.aborted === true) throw signal.reason;
  const grant = acquireGrant(coreOf(purse.circuit));
  const paid = new PaidCall(purse, source, call);
  const limits = new StreamLimits(signal);
  let end: StreamEnd<C> = { by: 'reader' };
  let chunks: AsyncIterator<C> | undefined;
  const costs = new ChunkCosts();
  try {
    const given = await limits.orAbort(paid.run(limits));
    chunks = given[Symbol.asyncIterator]();
    for (;;) {
      const next = await limits.orAbort(chunks.next());
      if (next.done === true) break;
      const { value } = next;
      paid.delivered();
      if (costOf !== undefined) paid.tell(() => costs.add(costOf(value)));
      yield value;
    }
    end = { by: 'source', given };
  } catch (error) {
    if (!limits.signal.aborted) end = { by: 'error', error };
    throw error;
  } finally {
    settleStream(end, { paid, grant });
    limits.end(end.by === 'reader' ? chunks : undefined);
  }
}

function settleStream<C>(
  end: StreamEnd<C>,
  { paid, grant }: { paid: PaidCall<AsyncIterable<C>>; grant: Grant },
): void {
  switch (end.by) {
    case 'source':
      paid.succeeded(end.given);
      succeed(grant, undefined);
      break;
    case 'error':
      paid.failed();
      fail(grant, end.error);
      break;
    case 'reader':
      paid.failed();
      settle(grant, PLAIN.cancelled);
  }
}
