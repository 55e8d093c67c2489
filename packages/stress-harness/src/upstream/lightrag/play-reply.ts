import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { endOfStatus, type HttpEnd } from './http-end.js';
import type { Answer, Reply } from './reply.js';

/** Where a reply is sent. */
export interface Exit {
  readonly response: ServerResponse;
  readonly socket: Socket;
  /** Called when no more will be sent, and the connection stays. */
  readonly onStall: () => void;
}

/** Sends a reply, or as much of it as its plan and its caller let. @returns how the exchange ended. */
export function playReply(reply: Reply, { response, socket, onStall }: Exit): Promise<HttpEnd> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (how: HttpEnd): void => {
      clearTimeout(timer);
      resolve(how);
    };
    const after = (ms: number, step: () => void): void => {
      if (ms === 0) step();
      else timer = setTimeout(step, ms);
    };
    // Before 'close' of a caller who left, there is no 'finish'; whichever comes first decides.
    response.once('finish', () => {
      end(wholeEnd(reply));
    });
    response.once('close', () => {
      end('aborted');
    });
    response.on('error', () => undefined);

    const sendPiece = (answer: Answer, next: number): void => {
      const piece = answer.pieces[next];
      if (piece === undefined) {
        if (answer.ends === 'stalled') {
          onStall();
          return;
        }
        end('cut');
        socket.destroy();
        return;
      }
      const isLast = next === answer.pieces.length - 1;
      if (isLast && (answer.ends === 'whole' || answer.ends === 'error-line')) {
        response.end(piece);
        return;
      }
      // The system has it before the next step: cutting the connection must not take it back.
      response.write(piece, () => {
        after(answer.pieceMs, () => {
          sendPiece(answer, next + 1);
        });
      });
    };
    if (reply.kind === 'stalled') {
      onStall();
      return;
    }
    after(reply.latencyMs, () => {
      if (reply.kind === 'reset') {
        end('reset');
        socket.resetAndDestroy();
        return;
      }
      response.writeHead(reply.status, reply.headers);
      sendPiece(reply, 0);
    });
  });
}

function wholeEnd(reply: Reply): HttpEnd {
  if (reply.kind !== 'answer') return 'reset';
  return reply.ends === 'error-line' ? 'error-line' : endOfStatus(reply.status);
}
