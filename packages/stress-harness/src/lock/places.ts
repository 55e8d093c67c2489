import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { HarnessError } from '../harness-error.js';

const LOOPBACK = '127.0.0.1';
const SHARED = 'shared';
const ALONE = 'alone';

/** The places of one run, held in the process that began it. */
export interface Places {
  /** Where its other processes ask for them. */
  readonly port: number;
  close(): void;
}

/** A place that is had; the end of the process gives it back, too. */
export interface Place {
  leave(): void;
}

interface Guest {
  readonly socket: Socket;
  readonly places: number;
}

/**
 * Who of one run may measure now: as many at once as there are places, or one that wants all of
 * them. First come, first served, so that nobody who wants all is overtaken for ever.
 *
 * ```
 * waiting   alone │ shared │ shared      nobody goes in before the first can
 * inside    shared │ (a free place)
 * ```
 */
export async function openPlaces(count: number): Promise<Places> {
  const waiting: Guest[] = [];
  const inside = new Set<Guest>();
  let free = count;
  const admit = (): void => {
    for (let first = waiting[0]; first !== undefined && first.places <= free; first = waiting[0]) {
      waiting.shift();
      inside.add(first);
      free -= first.places;
      first.socket.write('go\n');
    }
  };
  const leave = (guest: Guest): void => {
    if (inside.delete(guest)) free += guest.places;
    else waiting.splice(waiting.indexOf(guest), 1);
    admit();
  };
  const server = createServer((socket) => {
    socket.unref();
    socket.on('error', () => undefined);
    createInterface({ input: socket }).once('line', (wish) => {
      if (wish !== ALONE && wish !== SHARED) {
        // Somebody who looks at every port.
        socket.destroy();
        return;
      }
      const guest = { socket, places: wish === ALONE ? count : 1 };
      socket.once('close', () => {
        leave(guest);
      });
      waiting.push(guest);
      admit();
    });
  });
  server.listen({ host: LOOPBACK, port: 0 });
  await once(server, 'listening');
  // Places keep no process alive.
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      for (const { socket } of [...waiting, ...inside]) socket.destroy();
    },
  };
}

/**
 * Waits for a place, or for all of them.
 *
 * @param onLost - called when the run ends while the place is had.
 * @throws {@link HarnessError} `ERR_PLACES` when there are none to be had: the run has ended.
 */
export async function takePlace(
  port: number,
  { alone, onLost = () => undefined }: { alone: boolean; onLost?: () => void },
): Promise<Place> {
  const socket = connect({ host: LOOPBACK, port });
  socket.write(`${alone ? ALONE : SHARED}\n`);
  await new Promise<void>((resolve, reject) => {
    let reason = 'it has hung up';
    socket.once('data', () => {
      resolve();
    });
    socket.on('error', (error) => {
      reason = error.message;
    });
    socket.once('close', () => {
      reject(noPlaces(reason));
    });
  });
  socket.once('close', onLost);
  return {
    leave: () => {
      socket.off('close', onLost);
      socket.destroy();
    },
  };
}

function noPlaces(reason: string): HarnessError {
  return new HarnessError(
    'ERR_PLACES',
    `the run that hands out places to measure has ended: ${reason}; start it again`,
  );
}
