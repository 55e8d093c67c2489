/**
 * What a trip rule sees of a call.
 *
 * @remarks
 * An `overdue` call is still in flight and has just passed `slowCallDurationMs`; the same call is
 * seen once more when it completes, with `wasOverdue` set.
 */
export type WatchedCall =
  | { readonly kind: 'success'; readonly isSlow: boolean; readonly wasOverdue: boolean }
  | {
      readonly kind: 'failure';
      readonly isSlow: boolean;
      readonly wasOverdue: boolean;
      /** As the classifier named it; `'timeout'` for a timeout of the breaker's own. */
      readonly errorClass: string | undefined;
    }
  | { readonly kind: 'overdue' };

/** The call that is seen most: made once, so that seeing it allocates nothing. */
export const QUICK_SUCCESS: WatchedCall = { kind: 'success', isSlow: false, wasOverdue: false };

export const OVERDUE: WatchedCall = { kind: 'overdue' };
