import type { Socket } from 'node:net';
import { nowMs } from '../../clock.js';
import type { LinkTerms } from './link-terms.js';

/** Slices a second, where bytes come at a rate. */
const SLICES_PER_SEC = 100;
const MS_PER_SEC = 1_000;
/** Above this, the sender is asked to wait. */
const QUEUE_BYTES_MAX = 65_536;
const NO_BYTES = Buffer.alloc(0);

interface Delivery {
  readonly bytes: Buffer;
  readonly isEnd: boolean;
  readonly dueMs: number;
}

/**
 * One way through the proxy.
 *
 *   from ──data──▶ queue of slices, each with the time it is due ──one timer──▶ to
 *
 * Nothing is ever early; what is due at once takes no timer.
 */
export class Link {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #terms: LinkTerms;
  readonly #onBreak: () => void;
  readonly #queue: Delivery[] = [];
  #queuedBytes = 0;
  #deliveredBytes = 0;
  #busyUntilMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  /** @param route.onBreak - told once, when the last byte before the break is out. */
  constructor(
    { from, to, onBreak }: { from: Socket; to: Socket; onBreak: () => void },
    terms: LinkTerms,
  ) {
    this.#from = from;
    this.#to = to;
    this.#terms = terms;
    this.#onBreak = onBreak;
    from.on('data', (bytes: Buffer) => {
      this.#take(bytes);
    });
    from.once('end', () => {
      const latestMs = Math.max(nowMs() + terms.latencyMs, this.#queue.at(-1)?.dueMs ?? 0);
      this.#add({ bytes: NO_BYTES, isEnd: true, dueMs: latestMs + terms.closeMs });
      this.#pump();
    });
  }

  /** Delivers no more, whatever comes. */
  clear(): void {
    this.#isOver = true;
    this.#queue.length = 0;
    clearTimeout(this.#timer);
  }

  #take(bytes: Buffer): void {
    const { latencyMs, bytesPerSec } = this.#terms;
    const arrivalMs = nowMs() + latencyMs;
    const sliceBytes = Math.max(1, Math.min(bytes.length, Math.ceil(bytesPerSec / SLICES_PER_SEC)));
    for (let at = 0; at < bytes.length; at += sliceBytes) {
      const slice = bytes.subarray(at, at + sliceBytes);
      const dueMs =
        Math.max(arrivalMs, this.#busyUntilMs) + (slice.length / bytesPerSec) * MS_PER_SEC;
      this.#busyUntilMs = dueMs;
      this.#add({ bytes: slice, isEnd: false, dueMs });
    }
    this.#pump();
  }

  #add(delivery: Delivery): void {
    if (this.#isOver) return;
    this.#queue.push(delivery);
    this.#queuedBytes += delivery.bytes.length;
    if (this.#queuedBytes > QUEUE_BYTES_MAX) this.#from.pause();
  }

  readonly #pump = (): void => {
    clearTimeout(this.#timer);
    for (;;) {
      const next = this.#queue[0];
      if (next === undefined) return;
      const waitMs = next.dueMs - nowMs();
      if (waitMs > 0) {
        this.#timer = setTimeout(this.#pump, waitMs);
        return;
      }
      if (this.#to.writableNeedDrain) {
        this.#to.once('drain', this.#pump);
        return;
      }
      this.#queue.shift();
      this.#queuedBytes -= next.bytes.length;
      if (this.#from.isPaused() && this.#queuedBytes <= QUEUE_BYTES_MAX) this.#from.resume();
      this.#deliver(next);
    }
  };

  #deliver({ bytes, isEnd }: Delivery): void {
    if (this.#to.destroyed) return;
    const { breaks } = this.#terms;
    const left = (breaks?.afterBytes ?? Infinity) - this.#deliveredBytes;
    if (bytes.length >= left) {
      this.clear();
      this.#to.write(bytes.subarray(0, left), this.#onBreak);
    } else if (isEnd) this.#to.end();
    else this.#to.write(bytes);
    this.#deliveredBytes += bytes.length;
  }
}
