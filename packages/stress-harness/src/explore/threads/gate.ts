import type { MessagePort } from 'node:worker_threads';
import { type Baton, ORDER, type Order, REPORT } from './baton.js';
import type { Place, Values } from './report-record.js';
import { sharedAreasOf } from './shared-areas.js';

/** What leaves the body of an abandoned run. It is not an error of the code under test. */
export class Unwound extends Error {
  override readonly name = 'Unwound';

  constructor() {
    super('the explorer has ended this run');
  }
}

/** What the body of a thread is called with. */
export interface BodyCall {
  readonly name: string;
  readonly shared: unknown;
}

/** A worker's side of a run: it comes here before every operation, and waits for its turn. */
export class Gate {
  readonly #baton: Baton;
  readonly #port: MessagePort;
  readonly #receive: () => BodyCall;
  #buffers = new Map<unknown, number>();
  #running = false;
  #unwinding = false;
  /** Operations that may be carried out without waiting. */
  #ahead = 0;

  /** @param receive - takes the next call of the body out of the port. */
  constructor(baton: Baton, port: MessagePort, receive: () => BodyCall) {
    this.#baton = baton;
    this.#port = port;
    this.#receive = receive;
  }

  /** Whether a body is being run, and nobody has given it up. */
  get running(): boolean {
    return this.#running && !this.#unwinding;
  }

  /** Blocks until a body is to be run; nothing is controlled until {@link enter}. */
  begin(): BodyCall {
    while (this.#baton.order().order !== ORDER.run) this.#baton.report(REPORT.ended);
    const call = this.#receive();
    this.#buffers = new Map(sharedAreasOf(call.shared).buffers.map((buffer, at) => [buffer, at]));
    this.#running = false;
    this.#unwinding = false;
    this.#ahead = 0;
    return call;
  }

  /** From here on operations are scheduling points. */
  enter(): void {
    this.#running = true;
  }

  /** Where an operation goes; undefined when nobody else can see it, or nothing is controlled. */
  placeOf(view: unknown, index: unknown): Place | undefined {
    if (!this.#running || !ArrayBuffer.isView(view)) return undefined;
    const buffer = this.#buffers.get(view.buffer);
    const { BYTES_PER_ELEMENT: width, length } = view as Int32Array;
    const at = Number(index);
    if (buffer === undefined || !Number.isInteger(at) || at < 0 || at >= length) return undefined;
    const big = view instanceof BigInt64Array || view instanceof BigUint64Array;
    return { buffer, byte: view.byteOffset + at * width, bits: 8 * width, big };
  }

  /**
   * Stands before an operation that touches one element until it is this thread's turn, which it
   * may be for several operations.
   *
   * @param operands - what it is given besides.
   * @throws Unwound when the run is over.
   */
  pass(operation: number, place: Place, operands: readonly unknown[]): void {
    this.#baton.announce(operation, place, operands);
    if (this.#ahead === 0) {
      this.#handBack(REPORT.point);
      return;
    }
    this.#ahead--;
    this.#baton.report(REPORT.point);
  }

  /**
   * As {@link pass}, for an operation by which threads wait for each other.
   *
   * @param detail - what the controller must know about it.
   * @returns what the controller has to say about it.
   */
  meet(operation: number, place: Place, detail: number): number {
    this.#baton.announce(operation, place);
    return this.#handBack(REPORT.point, detail).detail;
  }

  /** Tells what the operation saw and left. */
  tell(values: Values): void {
    this.#baton.tell(values);
  }

  /** Sleeps in an operation. @returns whether it was woken; false: its time-out came. @throws Unwound */
  sleep(operation: number, place: Place): boolean {
    this.#baton.announce(operation, place);
    return this.#handBack(REPORT.asleep).order === ORDER.wake;
  }

  /** The body has returned `result`. */
  end(result: unknown): void {
    if (this.running) {
      try {
        this.#port.postMessage(result);
      } catch (error) {
        this.stop(REPORT.threw, `its result cannot be handed over: ${String(error)}`);
      }
    }
    this.#running = false;
    this.#baton.report(REPORT.ended);
  }

  /** Something that no run goes on after; returns when the run is over. */
  stop(report: number, text: string): void {
    if (!this.running) return;
    this.#port.postMessage(text);
    this.#baton.report(report);
    this.#baton.order();
    this.#unwinding = true;
  }

  /** As `stop`, for a worker that is about to be gone. */
  leave(report: number, text: string): void {
    if (!this.running) return;
    this.#port.postMessage(text);
    this.#baton.report(report);
  }

  #handBack(report: number, detail = 0): Order {
    if (this.#unwinding) throw new Unwound();
    this.#baton.report(report, detail);
    const order = this.#baton.order();
    this.#ahead = order.ahead;
    if (order.order !== ORDER.unwind) return order;
    this.#unwinding = true;
    throw new Unwound();
  }
}
