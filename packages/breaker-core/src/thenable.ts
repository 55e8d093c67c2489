// Like await: not the `then` that a promise may carry.
// eslint-disable-next-line @typescript-eslint/unbound-method -- always called with a promise as this
const { then } = Promise.prototype;

/** Whether `await value` would wait for something. May throw what a getter `then` throws. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    typeof (value as Partial<PromiseLike<unknown>>).then === 'function'
  );
}

/** `promise.then` with the handlers, whatever `then` the promise carries itself. */
export function settledThen<T, R, S>(
  promise: Promise<T>,
  onFulfilled: (value: T) => R,
  onRejected: (error: unknown) => S,
): Promise<R | S> {
  return then.call(promise, onFulfilled as never, onRejected) as Promise<R | S>;
}

const SETTLED = Promise.resolve();

/**
 * A promise that rejects in the next microtask. One that rejects at once does so before anybody
 * can have a handler on it: the process is told of an unhandled rejection and then that it was
 * handled after all, which takes longer than all the rest.
 */
export function rejectedSoon(error: unknown): Promise<never> {
  return new Promise((_resolve, reject) => {
    void then.call(SETTLED, () => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as it came
      reject(error);
    });
  });
}

/**
 * Keeps a promise nobody will wait for from ending the process by an unhandled rejection.
 * Anything but a thenable is left alone.
 */
export function absorbRejection(value: unknown, onRejected: () => void = () => undefined): void {
  if (isThenable(value)) Promise.resolve(value).then(undefined, onRejected);
}
