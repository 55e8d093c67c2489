/** Tokens of one completion, as an OpenAI-compatible server reports them. */
export interface TokenUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** What tokens cost, in whole micro-units of the currency a token. */
export interface TokenPrice {
  readonly promptMicros: number;
  readonly completionMicros: number;
}

/** English text has about four characters a token (OpenAI's own rule of thumb). */
export const CHARS_PER_TOKEN = 4;

/** Tokens a text is taken for where nobody reports them: a quarter of its characters, rounded up. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARS_PER_TOKEN);
}

/**
 * What a completion is taken to have used where it reports no usage, or broke off before it did:
 * the whole prompt, and the text that was received.
 */
export function estimateUsage({
  prompt,
  received,
}: {
  readonly prompt: string;
  readonly received: string;
}): TokenUsage {
  return { promptTokens: estimateTokens(prompt), completionTokens: estimateTokens(received) };
}

/** What tokens cost, in micro-units; exact, as all factors are integers. */
export function costMicrosOf(
  { promptTokens, completionTokens }: TokenUsage,
  { promptMicros, completionMicros }: TokenPrice,
): number {
  return promptTokens * promptMicros + completionTokens * completionMicros;
}
