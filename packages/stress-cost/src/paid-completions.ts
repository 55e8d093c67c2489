import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CallEnd,
  CallRecorder,
  nowMs,
  type SubjectCostBreaker,
  type SubjectPaidCall,
} from '@breaker-lab/stress-harness';
import {
  ChatClient,
  costMicrosOf,
  estimateUsage,
  httpEndOf,
  type HttpEndCounts,
  type LightragAddress,
  noHttpEnds,
  Patience,
  type ReceivedCompletion,
  type StallNews,
  type TokenPrice,
} from '@breaker-lab/stress-harness/lightrag';
import { unitsOf } from './order.js';

/** $3 a million prompt tokens, $15 a million others: whole micro-units a token. */
export const TOKEN_PRICE: TokenPrice = { promptMicros: 3, completionMicros: 15 };

/** How long a caller waits in vain. */
const PATIENCE_MS = 250;
const POLL_MS = 2;
const BACK_OFF_MS = 20;
/** The longest token has eight characters, which are taken for two. */
const ESTIMATED_PER_TOKEN_MAX = 2;

/** A completion as its caller plans it. */
export interface Completion {
  readonly prompt: string;
  readonly tokensMax: number;
  readonly stream: boolean;
}

/** Completions through a cost breaker, and what each of them has cost. */
export class PaidCompletions {
  readonly recorder = new CallRecorder();
  readonly ends: HttpEndCounts = noHttpEnds();
  readonly #breaker: SubjectCostBreaker;
  readonly #capMicros: number;
  readonly #client: ChatClient;
  readonly #patience: Patience;
  readonly #seen = { reported: 0, unreported: 0, cut: 0, givenUp: 0 };
  #started = 0;
  #ended = 0;
  #reportedMicros = 0;
  #estimatedMicros = 0;
  #bookedBeyondCapMicrosMax = 0;
  #unexpected = 0;

  constructor({
    breaker,
    capMicros,
    address,
    server,
  }: {
    breaker: SubjectCostBreaker;
    capMicros: number;
    address: LightragAddress;
    server: StallNews;
  }) {
    this.#breaker = breaker;
    this.#capMicros = capMicros;
    this.#client = new ChatClient(address);
    this.#patience = new Patience(PATIENCE_MS, server);
  }

  /** Calls that the breaker let through. */
  get started(): number {
    return this.#started;
  }

  /** What whole answers that reported their usage have cost, by what they reported. */
  get reportedMicros(): number {
    return this.#reportedMicros;
  }

  /** What all others have cost, by their prompts and the text that came. */
  get estimatedMicros(): number {
    return this.#estimatedMicros;
  }

  get metrics() {
    const { succeeded, failed, cancelled, timedOut, rejected } = this.recorder.counts;
    const { answered, aborted } = this.ends;
    return {
      unsettledCalls: timedOut + this.#started - this.#ended,
      mismatchedOutcomes:
        Math.abs(succeeded - answered) +
        Math.abs(cancelled - aborted) +
        Math.abs(failed - (this.#ended - answered - aborted)),
      unexpectedErrors: this.#unexpected,
      bookedBeyondCapMicrosMax: this.#bookedBeyondCapMicrosMax,
      rejections: rejected,
      reportedCalls: this.#seen.reported,
      unreportedCalls: this.#seen.unreported,
      cutCallsWithText: this.#seen.cut,
      givenUpCallsWithText: this.#seen.givenUp,
    };
  }

  /** One completion; never rejects. Whoever is turned away waits a little before asking again. */
  async run(completion: Completion): Promise<void> {
    const startMs = nowMs();
    const phase = this.recorder.offer();
    const requestId = String(this.recorder.counts.offered);
    const signal = this.#patience.begin(requestId);
    let end: CallEnd = 'succeeded';
    try {
      await this.#breaker.execute(
        (call) => this.#complete(completion, { call, requestId, signal }),
        {
          estimate: unitsOf(reservationMicros(completion)),
          actual: (received) => unitsOf(costMicrosOf(usageOf(completion, received), TOKEN_PRICE)),
          signal,
        },
      );
    } catch (error) {
      end = this.#endOf(error);
    }
    this.recorder.settle(phase, { end, latencyMs: nowMs() - startMs });
    this.#look();
    if (end !== 'rejected') return;
    this.#patience.end(requestId);
    await sleep(BACK_OFF_MS);
  }

  /** Waits until calls that were given up have ended too. */
  async settled({ patienceMs }: { patienceMs: number }): Promise<void> {
    const deadlineMs = nowMs() + patienceMs;
    while (this.#ended < this.#started && nowMs() < deadlineMs) await sleep(POLL_MS);
  }

  async #complete(
    completion: Completion,
    { call, requestId, signal }: { call: SubjectPaidCall; requestId: string; signal: AbortSignal },
  ): Promise<ReceivedCompletion> {
    const { prompt } = completion;
    this.#started++;
    this.#look();
    // Nothing has been used before the head of an answer is there.
    let usedMicros = 0;
    let received = '';
    try {
      const answer = await this.#client.complete(prompt, {
        ...completion,
        requestId,
        signal,
        onReceived: (text) => {
          received = text;
          usedMicros = costMicrosOf(estimateUsage({ prompt, received }), TOKEN_PRICE);
          call.used(unitsOf(usedMicros));
        },
      });
      this.ends.answered++;
      if (answer.usage === undefined) {
        this.#seen.unreported++;
        this.#estimatedMicros += usedMicros;
      } else {
        this.#seen.reported++;
        this.#reportedMicros += costMicrosOf(answer.usage, TOKEN_PRICE);
      }
      return answer;
    } catch (error) {
      const end = httpEndOf(error) ?? 'unreadable';
      this.ends[end]++;
      this.#estimatedMicros += usedMicros;
      if (received !== '') {
        if (end === 'aborted') this.#seen.givenUp++;
        else this.#seen.cut++;
      }
      throw error;
    } finally {
      this.#ended++;
      this.#patience.end(requestId);
    }
  }

  #endOf(error: unknown): CallEnd {
    if (this.#breaker.isRejection(error)) return 'rejected';
    const end = httpEndOf(error);
    if (end === undefined) this.#unexpected++;
    return end === 'aborted' ? 'cancelled' : 'failed';
  }

  /** At every event, the breaker's own books are held against the cap. */
  #look(): void {
    const { committedMicros, reservedMicros } = this.#breaker.usage();
    const beyondMicros = committedMicros + reservedMicros - this.#capMicros;
    this.#bookedBeyondCapMicrosMax = Math.max(this.#bookedBeyondCapMicrosMax, beyondMicros);
  }
}

/** The most a completion can be charged, reported or estimated: no cap is passed by an underestimate. */
function reservationMicros({ prompt, tokensMax }: Completion): number {
  const completionTokens = ESTIMATED_PER_TOKEN_MAX * tokensMax;
  return costMicrosOf({ promptTokens: prompt.length, completionTokens }, TOKEN_PRICE);
}

function usageOf({ prompt }: Completion, { usage, text }: ReceivedCompletion) {
  return usage ?? estimateUsage({ prompt, received: text });
}
