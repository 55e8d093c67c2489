import type { AtomicOperation } from '../atomic-operation.js';
import type { Place } from '../report-record.js';

/** The operation that a thread does next. */
export interface NextOperation {
  readonly operation: AtomicOperation;
  readonly place: Place;
  /** The number of the place among the cells. */
  readonly cell: number;
  /** What it is given besides. */
  readonly operands: readonly (number | bigint)[];
}

/**
 * A moment of a thread: all that its operations have shown it. What it does next follows from that,
 * and so does what it ends with.
 */
export class Moment {
  /** Among all moments. */
  readonly id: number;
  /** Undefined at its end. */
  readonly next: NextOperation | undefined;
  /** What it has ended with, as a text; undefined before. */
  readonly result: string | undefined;
  /** Where it comes to, by the value that its operation finds. */
  readonly after = new Map<number | bigint, Moment>();

  constructor(
    id: number,
    { next, result }: { next?: NextOperation | undefined; result?: string | undefined },
  ) {
    this.id = id;
    this.next = next;
    this.result = result;
  }

  /** Whether `other` is the same as far as it can be seen. */
  isLike({ next, result }: Pick<Moment, 'next' | 'result'>): boolean {
    return (
      this.result === result &&
      this.next?.operation === next?.operation &&
      this.next?.cell === next?.cell &&
      this.next?.operands.join() === next?.operands.join()
    );
  }
}
