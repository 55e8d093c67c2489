import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { setImmediate as macrotask } from 'node:timers/promises';

/** Ends a server and its sockets at once; resolves when no handle is left of any. */
export async function closeServer(server: Server, sockets: Iterable<Socket>): Promise<void> {
  const open = [...sockets].filter(({ destroyed }) => !destroyed);
  const closed = [once(server, 'close'), ...open.map((socket) => once(socket, 'close'))];
  server.close();
  for (const socket of open) socket.destroy();
  await Promise.all(closed);
  // The system's handles go at the end of the turn in which the last event came.
  await macrotask();
}
