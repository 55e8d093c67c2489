import { nowMs } from '../clock.js';

const REMINDER_MS = 10_000;

/** Marks lines that only tell of progress, so that a terminal may show the last one in place. */
export const PROGRESS_MARK = '›';

/** Tells a person where a test is: which category, which test, which phase, elapsed of expected. */
export class Progress {
  readonly #what: string;
  readonly #expectedSeconds: number;
  readonly #startMs = nowMs();
  readonly #reminder: NodeJS.Timeout;
  #phase = 'starting';

  constructor({
    category,
    scenario,
    expectedSeconds,
  }: {
    category: string;
    scenario: string;
    expectedSeconds: number;
  }) {
    this.#what = `${category} › ${scenario}`;
    this.#expectedSeconds = expectedSeconds;
    this.#reminder = setInterval(() => {
      this.#print();
    }, REMINDER_MS);
    this.#print();
  }

  /** A phase of the lab process, or of the test process itself. */
  phase(name: string): void {
    this.#phase = name;
    this.#print();
  }

  end(): void {
    clearInterval(this.#reminder);
  }

  #print(): void {
    const elapsed = ((nowMs() - this.#startMs) / 1000).toFixed(0);
    process.stderr.write(
      `${PROGRESS_MARK} ${this.#what} › ${this.#phase} · ${elapsed} s of about ${this.#expectedSeconds} s\n`,
    );
  }
}
