import type { Socket } from 'node:net';
import { Link } from './link.js';
import { termsOf, type LinkTerms } from './link-terms.js';
import type { SocketFault } from './socket-fault.js';

/**
 * How long after the last byte a reset comes: a client on libuv takes a reset that it finds together
 * with the bytes before it for an end.
 */
const RESET_AFTER_MS = 10;

/** One client's connection, and the connection to the server that stands behind it. */
export class ProxiedConnection {
  readonly #client: Socket;
  readonly #links: Link[] = [];
  #server: Socket | undefined;
  #reset: NodeJS.Timeout | undefined;

  /**
   * @param ends.client - accepted, with `allowHalfOpen`.
   * @param ends.connect - connects to the server, with `allowHalfOpen`; not called where no byte of
   * an answer comes through.
   */
  constructor({ client, connect }: { client: Socket; connect: () => Socket }, fault: SocketFault) {
    this.#client = client;
    // A client that is gone, or was reset, is no error here.
    client.on('error', () => undefined);
    const { request, answer } = termsOf(fault);
    const { breaks } = answer;
    client.once('close', () => {
      clearTimeout(this.#reset);
      this.#leaveServer();
    });
    if (breaks?.afterBytes === 0) {
      client.once('data', () => {
        this.#break(breaks.by);
      });
      return;
    }
    this.#join(connect(), { request, answer });
  }

  #join(server: Socket, { request, answer }: { request: LinkTerms; answer: LinkTerms }): void {
    const client = this.#client;
    this.#server = server;
    // A server that fails is seen by the client as what it most often is.
    server.on('error', () => {
      this.#break('reset');
    });
    this.#links.push(
      new Link({ from: client, to: server, onBreak: () => undefined }, request),
      new Link(
        {
          from: server,
          to: client,
          onBreak: () => {
            if (answer.breaks?.by === 'reset') this.#resetSoon();
            else if (answer.breaks) this.#break(answer.breaks.by);
          },
        },
        answer,
      ),
    );
  }

  #break(by: 'end' | 'reset' | 'silence'): void {
    this.#leaveServer();
    this.#client.resume();
    if (by === 'end') this.#client.end();
    else if (by === 'reset') this.#client.resetAndDestroy();
  }

  #resetSoon(): void {
    this.#leaveServer();
    this.#reset = setTimeout(() => {
      // Timers come before reading in a turn of the loop: a client in this process reads first.
      setImmediate(() => this.#client.resetAndDestroy());
    }, RESET_AFTER_MS);
  }

  #leaveServer(): void {
    for (const link of this.#links) link.clear();
    this.#server?.destroy();
  }
}
