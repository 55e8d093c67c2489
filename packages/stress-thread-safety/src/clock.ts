/**
 * Steps the wall clock that this process reads, as an administrator would; monotonic time goes on.
 *
 * @returns sets it right again.
 */
export function stepWallClock(byMs: number): () => void {
  const { now } = Date;
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...args: [] | ConstructorParameters<typeof RealDate>) {
      if (args.length === 0) super(now() + byMs);
      else super(...args);
    }

    static override now(): number {
      return now() + byMs;
    }
  } as DateConstructor;
  return () => {
    globalThis.Date = RealDate;
  };
}
