import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { closeServer } from './close-server.js';

/** Bytes that tell a frame's length: an unsigned integer, the highest byte first. */
const HEADER_BYTES = 4;
const LOOPBACK = '127.0.0.1';

/** A frame: its length, then so many bytes. */
export function frameOf(payload: Uint8Array): Buffer {
  const frame = Buffer.alloc(HEADER_BYTES + payload.length);
  frame.writeUInt32BE(payload.length);
  frame.set(payload, HEADER_BYTES);
  return frame;
}

/**
 * A server on the loopback interface that answers the first frame of a connection with the same
 * frame, and then ends the connection: an answer is whole when its bytes, and its end, have come.
 */
export class EchoServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #answered = 0;

  /** Listens on a free port. */
  static async listen(): Promise<EchoServer> {
    const echo = new EchoServer();
    echo.#server.listen(0, LOOPBACK);
    await once(echo.#server, 'listening');
    return echo;
  }

  private constructor() {
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
      this.#serve(socket);
    });
  }

  /** The port that clients connect to, on `127.0.0.1`. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Frames it has answered. */
  get answered(): number {
    return this.#answered;
  }

  /** Ends all connections; resolves when nothing is left of any. */
  close(): Promise<void> {
    return closeServer(this.#server, this.#sockets);
  }

  #serve(socket: Socket): void {
    let received = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      if (socket.writableEnded) return;
      received = Buffer.concat([received, bytes]);
      if (received.length < HEADER_BYTES) return;
      const frameBytes = HEADER_BYTES + received.readUInt32BE();
      if (received.length < frameBytes) return;
      this.#answered++;
      socket.end(received.subarray(0, frameBytes));
    });
  }
}
