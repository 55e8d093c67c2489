import { Socket } from 'node:net';
import { queryObjects } from 'node:v8';

/** Sockets on the heap after a full collection, closed ones among them. */
export function heldSockets(): number {
  return queryObjects(Socket, { format: 'count' });
}
