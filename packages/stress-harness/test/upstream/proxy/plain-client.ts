import { connect, type Socket } from 'node:net';
import { afterEach } from '@jest/globals';
import { nowMs } from '../../../src/clock.js';
import { always } from '../../../src/upstream/proxy/connection-script.js';
import { EchoServer, frameOf } from '../../../src/upstream/proxy/echo-server.js';
import type { SocketFault } from '../../../src/upstream/proxy/socket-fault.js';
import { TcpProxy } from '../../../src/upstream/proxy/tcp-proxy.js';

/** What a client that only connects, sends and reads has seen. */
export interface Seen {
  readonly bytes: Buffer;
  /** An error's code, `end`, or `nothing` when neither came in its patience. */
  readonly end: string;
  readonly firstByteMs: number;
  readonly lastByteMs: number;
  readonly endMs: number;
}

const PATIENCE_MS = 5_000;
export const PAYLOAD = Buffer.from('a frame of 32 bytes, header incl');
export const FRAME = frameOf(PAYLOAD.subarray(0, 28));

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A proxy in front of an echo server; both end with the test. */
export async function proxied(
  fault: SocketFault,
): Promise<{ proxy: TcpProxy; server: EchoServer }> {
  const server = await EchoServer.listen();
  const proxy = await TcpProxy.listen({ toPort: server.port, script: always(fault) });
  closers.push(
    () => server.close(),
    () => proxy.close(),
  );
  return { proxy, server };
}

/** Sends one frame and reads until the end; silence is waited for as long as `patienceMs`. */
export function converse(
  port: number,
  { frame = FRAME, patienceMs = PATIENCE_MS } = {},
): Promise<Seen> {
  const startMs = nowMs();
  const sinceMs = (): number => nowMs() - startMs;
  const socket: Socket = connect({ port, host: '127.0.0.1' });
  const chunks: Buffer[] = [];
  let firstByteMs = NaN;
  let lastByteMs = NaN;
  return new Promise((resolve) => {
    const settle = (end: string): void => {
      clearTimeout(patience);
      socket.destroy();
      resolve({ bytes: Buffer.concat(chunks), end, firstByteMs, lastByteMs, endMs: sinceMs() });
    };
    const patience = setTimeout(settle, patienceMs, 'nothing');
    socket.on('data', (bytes: Buffer) => {
      chunks.push(bytes);
      lastByteMs = sinceMs();
      if (chunks.length === 1) firstByteMs = lastByteMs;
    });
    socket.once('end', () => {
      settle('end');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      settle(error.code ?? error.message);
    });
    socket.write(frame);
  });
}
