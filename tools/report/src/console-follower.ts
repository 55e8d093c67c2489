import type { OutputEvent } from './nx-output.js';

const CLEAR_LINE = '\r\u001B[2K';

/** Shows a run to a person: in place on a terminal, as plain lines elsewhere. */
export class ConsoleFollower {
  readonly #stream: NodeJS.WriteStream;
  readonly #held: string[] = [];

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show(event: OutputEvent): void {
    if (event.kind === 'other') this.#held.push(event.text);
    else if (event.kind === 'progress') this.#progress(event.text);
    else this.#line(event.text);
  }

  /** Everything that was not worth showing while all went well. */
  get held(): string {
    return this.#held.join('\n');
  }

  /** Leaves the terminal on an empty line. */
  end(): void {
    if (this.#stream.isTTY) this.#stream.write(CLEAR_LINE);
  }

  #progress(text: string): void {
    if (!this.#stream.isTTY) this.#line(text);
    else this.#stream.write(`${CLEAR_LINE}${text.slice(0, this.#stream.columns - 1)}`);
  }

  #line(text: string): void {
    this.#stream.write(`${this.#stream.isTTY ? CLEAR_LINE : ''}${text}\n`);
  }
}
