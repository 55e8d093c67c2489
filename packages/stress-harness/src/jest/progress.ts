import { nowMs } from '../clock.js';
import type { LabListener } from '../lab/run-lab.js';

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

  /** Hears the lab process: phases are shown, and in debug mode whatever else it says. */
  readonly listener: LabListener = (message) => {
    if (message.type === 'debug') {
      process.stderr.write(
        `debug ${this.#phase} ${message.event} ${JSON.stringify(message.detail)}\n`,
      );
      return;
    }
    this.#phase = message.name;
    this.#print();
  };

  /** A phase the test process itself is in. */
  phase(name: string): void {
    this.listener({ type: 'phase', name });
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
