/** Whether `await value` would wait for something. May throw what a getter `then` throws. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    typeof (value as Partial<PromiseLike<unknown>>).then === 'function'
  );
}

/**
 * Keeps a promise nobody will wait for from ending the process by an unhandled rejection.
 * Anything but a thenable is left alone.
 */
export function absorbRejection(value: unknown, onRejected: () => void = () => undefined): void {
  if (isThenable(value)) Promise.resolve(value).then(undefined, onRejected);
}
