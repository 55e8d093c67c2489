import { type HttpEnd, type HttpEndCounts, noHttpEnds } from './http-end.js';
import type { TokenUsage } from './token-usage.js';

/** What the server has seen; plain data. */
export interface ServerCounts {
  /** Requests whose head has arrived. */
  readonly received: number;
  /** Of these, requests that have not ended. */
  readonly underWay: number;
  readonly ends: Readonly<HttpEndCounts>;
  /** What whole answers reported to have used: the server's own ledger. */
  readonly reported: TokenUsage & { readonly answers: number };
}

/** Counts requests as they come and end. */
export class ServerTally {
  readonly #ends = noHttpEnds();
  #received = 0;
  #underWay = 0;
  #reported = { answers: 0, promptTokens: 0, completionTokens: 0 };

  get received(): number {
    return this.#received;
  }

  begin(): void {
    this.#received++;
    this.#underWay++;
  }

  /** @param usage - what the answer has reported, where it came whole. */
  end(end: HttpEnd, usage?: TokenUsage): void {
    this.#underWay--;
    this.#ends[end]++;
    if (end !== 'answered' || usage === undefined) return;
    this.#reported = {
      answers: this.#reported.answers + 1,
      promptTokens: this.#reported.promptTokens + usage.promptTokens,
      completionTokens: this.#reported.completionTokens + usage.completionTokens,
    };
  }

  get counts(): ServerCounts {
    return {
      received: this.#received,
      underWay: this.#underWay,
      ends: { ...this.#ends },
      reported: this.#reported,
    };
  }
}
