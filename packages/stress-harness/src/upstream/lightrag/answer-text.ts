import { SeededRandom } from '../../seed.js';

const WORDS = 'the breaker opens when calls fail and closes once a trial has gone well again'.split(
  ' ',
);
const TOKENS_MIN = 8;
const TOKENS_MAX = 40;

/** The tokens of an answer to a text: always the same ones for the same seed and text. */
export function answerTokens(
  seed: number,
  { text, tokensMax = TOKENS_MAX }: { readonly text: string; readonly tokensMax?: number },
): readonly string[] {
  const random = new SeededRandom(seed, `answer ${text}`);
  const length = Math.min(tokensMax, TOKENS_MIN + random.index(TOKENS_MAX - TOKENS_MIN + 1));
  return Array.from({ length }, (_, i) => {
    const word = WORDS[random.index(WORDS.length)] ?? '';
    return i === 0 ? word : ` ${word}`;
  });
}

/** Tokens of a prompt, as this server counts them: its words. */
export function promptTokens(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
