import { connect, type Socket } from 'node:net';
import { ExhaustedError } from './counted-upstream.js';

/** One request and its answer on a connection of its own, which lives as long as the call. */
export class SocketExchange {
  readonly #port: number;
  readonly #frame: Buffer;
  /** As a client's request object has it: whoever keeps the exchange keeps the socket. */
  #socket: Socket | undefined;

  constructor({ port, frame }: { port: number; frame: Buffer }) {
    this.#port = port;
    this.#frame = frame;
  }

  /**
   * Sends the frame and reads until the connection ends.
   *
   * @throws the operating system's error; `ERR_DEADLINE` when the end did not come in time,
   * `ERR_SHORT_ANSWER` when it came too soon, `ERR_WRONG_ANSWER` when it was another's answer.
   */
  async run({ deadlineMs }: { deadlineMs: number }): Promise<void> {
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    this.#socket = socket;
    let deadline: NodeJS.Timeout | undefined;
    try {
      const answer = await new Promise<Buffer>((resolve, reject) => {
        const chunks: Buffer[] = [];
        socket.on('data', (bytes: Buffer) => chunks.push(bytes));
        socket.once('end', () => {
          resolve(Buffer.concat(chunks));
        });
        socket.on('error', reject);
        deadline = setTimeout(() => {
          reject(new ExhaustedError('ERR_DEADLINE', `no end after ${deadlineMs} ms`));
        }, deadlineMs);
        socket.write(this.#frame);
      });
      this.#check(answer);
    } finally {
      clearTimeout(deadline);
      this.#socket.destroy();
    }
  }

  #check(answer: Buffer): void {
    if (answer.equals(this.#frame)) return;
    if (answer.length < this.#frame.length) {
      throw new ExhaustedError('ERR_SHORT_ANSWER', `${answer.length} bytes of an answer`);
    }
    throw new ExhaustedError('ERR_WRONG_ANSWER', 'the answer is to another request');
  }
}
