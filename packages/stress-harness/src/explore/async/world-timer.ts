/** A timer in a world of the explorer; has the shape of Node's own, so that code can't tell. */
export interface WorldTimer {
  ref(): this;
  /** From now on no run waits for it, as no process would. */
  unref(): this;
  hasRef(): boolean;
  /** Starts its delay again. */
  refresh(): this;
  [Symbol.toPrimitive](): number;
}
