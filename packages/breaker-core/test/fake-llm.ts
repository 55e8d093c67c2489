interface Prompt {
  readonly prompt: string;
  readonly model?: string | undefined;
  readonly maxTokens?: number;
  readonly signal?: AbortSignal;
}

const WORDS = ['fine', 'and', 'you'];

/** The client that examples of the README import: it answers like one of a language model. */
export const llm = {
  async complete({ prompt, model = 'large', maxTokens = WORDS.length, signal }: Prompt) {
    await Promise.resolve();
    signal?.throwIfAborted();
    const words = WORDS.slice(0, maxTokens);
    const usage = { inputTokens: prompt.length, outputTokens: words.length };
    return { text: words.join(' '), model, usage };
  },

  async *stream(prompt: Prompt) {
    const { text } = await this.complete(prompt);
    for (const word of text.split(' ')) yield { text: word, outputTokens: 1 };
  },
};
