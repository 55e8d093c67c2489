import { createServer, type IncomingMessage, type Server } from 'node:http';
import { planReply, type ServerConduct, type ServerRequest } from './plan-reply.js';
import { playReply } from './play-reply.js';
import type { Reply } from './reply.js';
import { ServerTally } from './server-counts.js';
import type { ServerLimits } from './server-message.js';

/** No connection is closed for being idle: a caller who has just taken it would see a reset. */
const NEVER_MS = 0;
const BODY_BYTES_MAX = 1_000_000;
const BEYOND_LIMITS: Reply = { kind: 'reset', latencyMs: 0 };

/** A server on this machine alone, on a port that the system chooses. */
export interface RunningServer {
  readonly port: number;
  readonly tally: ServerTally;
  close(): void;
}

/**
 * Starts serving.
 *
 * @param conduct - asked for each request.
 * @param onStall - hears of each request that gets no more of an answer, by its `X-Request-Id`.
 */
export function serve(
  conduct: () => ServerConduct,
  { connectionsMax, requestsMax }: ServerLimits,
  onStall: (requestId: string) => void = () => undefined,
): Promise<RunningServer> {
  const tally = new ServerTally();
  const server = createServer({ keepAliveTimeout: NEVER_MS }, (request, response) => {
    tally.begin();
    const { socket } = request;
    const reply = readRequest(request).then((whole) =>
      tally.received > requestsMax ? BEYOND_LIMITS : planReply(whole, conduct()),
    );
    // A caller who leaves within the request itself has left as well.
    const played = reply.then(
      (planned) =>
        playReply(planned, {
          response,
          socket,
          onStall: () => {
            onStall(headerOf(request, 'x-request-id') ?? '');
          },
        }).then((end) => {
          tally.end(end, planned.kind === 'answer' ? planned.usage : undefined);
        }),
      () => {
        tally.end('aborted');
      },
    );
    void played;
  });
  server.maxConnections = connectionsMax;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const stop = (): void => {
        close(server);
      };
      resolve({ port: portOf(server), tally, close: stop });
    });
  });
}

async function readRequest(request: IncomingMessage): Promise<ServerRequest> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    body += chunk as string;
    if (body.length > BODY_BYTES_MAX) throw new RangeError('request body is too large');
  }
  return {
    method: request.method ?? '',
    path: (request.url ?? '').split('?', 1)[0] ?? '',
    apiKey: headerOf(request, 'x-api-key'),
    authorization: request.headers.authorization,
    body,
  };
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('server has no port');
  return address.port;
}

function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}
