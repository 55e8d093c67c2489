/**
 * What becomes of one connection through a {@link TcpProxy}. Bytes are those of the answer, counted
 * from the connection's first; milliseconds are at least 0 and may be fractions.
 *
 * | kind | what a client sees |
 * | --- | --- |
 * | `none` | all bytes and the end, at once |
 * | `latency` | all bytes and the end, late |
 * | `bandwidth` | all bytes and the end, the bytes at a rate |
 * | `slow-close` | all bytes at once; the end late |
 * | `cut` | so many bytes, then the end (FIN) |
 * | `reset` | so many bytes, then `ECONNRESET` (RST) |
 * | `half-open` | so many bytes, then nothing: no end, no error, and its own end is never answered |
 *
 * What comes after bytes comes as soon as these are out; after 0 of them, when the first byte of a
 * request has come: a client has then connected, and has sent.
 */
export type SocketFault =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'latency';
      /** Every byte towards the server is so late; default 0. */
      readonly requestMs?: number;
      /** Every byte towards the client, and the end, is so late; default 0. */
      readonly answerMs?: number;
    }
  | {
      readonly kind: 'bandwidth';
      /** Above 0; answers come in slices of a hundredth of it, one every 10 ms. */
      readonly bytesPerSec: number;
    }
  | { readonly kind: 'slow-close'; readonly closeMs: number }
  | { readonly kind: 'cut'; /** Default 0. */ readonly afterBytes?: number }
  | { readonly kind: 'reset'; /** Default 0. */ readonly afterBytes?: number }
  | { readonly kind: 'half-open'; /** Default 0. */ readonly afterBytes?: number };

/** One of the kinds of {@link SocketFault}. */
export type SocketFaultKind = SocketFault['kind'];
