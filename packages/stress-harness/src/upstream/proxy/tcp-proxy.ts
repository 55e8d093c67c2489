import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { closeServer } from './close-server.js';
import { always, type ConnectionScript } from './connection-script.js';
import { ProxiedConnection } from './proxied-connection.js';

const LOOPBACK = '127.0.0.1';

/**
 * A TCP proxy on the loopback interface with scripted faults: between a client and a server that
 * know nothing of it, it makes a network that is slow, breaks, or falls silent.
 *
 * @remarks
 * A script decides once for each connection, when it is accepted; connections under way keep what
 * they were given. Its faults are those of {@link SocketFault}; a server that cannot be reached is
 * a reset. While it listens, it keeps the process alive.
 */
export class TcpProxy {
  readonly #server: Server;
  /** Of both sides. */
  readonly #sockets = new Set<Socket>();
  #script: ConnectionScript;
  #accepted = 0;
  #open = 0;

  /**
   * Listens on a free port.
   *
   * @param options.toPort - port of the server, on the loopback interface.
   * @param options.script - what becomes of connections; default: nothing but being carried.
   */
  static async listen({
    toPort,
    script = always({ kind: 'none' }),
  }: {
    readonly toPort: number;
    readonly script?: ConnectionScript;
  }): Promise<TcpProxy> {
    const proxy = new TcpProxy(toPort, script);
    proxy.#server.listen(0, LOOPBACK);
    await once(proxy.#server, 'listening');
    return proxy;
  }

  private constructor(toPort: number, script: ConnectionScript) {
    this.#script = script;
    const toServer = (): Socket =>
      this.#track(connect({ port: toPort, host: LOOPBACK, allowHalfOpen: true, noDelay: true }));
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
      this.#open++;
      this.#track(client).once('close', () => this.#open--);
      new ProxiedConnection({ client, connect: toServer }, this.#script(++this.#accepted));
    });
  }

  /** The port that clients connect to, on `127.0.0.1`. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Connections accepted since it began to listen. */
  get accepted(): number {
    return this.#accepted;
  }

  /** Connections whose client's side has not been closed yet. */
  get open(): number {
    return this.#open;
  }

  /** Connections accepted from now on meet this. */
  enter(script: ConnectionScript): void {
    this.#script = script;
  }

  /** Ends all connections, also the silent ones; resolves when nothing is left of any. */
  close(): Promise<void> {
    return closeServer(this.#server, this.#sockets);
  }

  #track(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    return socket;
  }
}
